"""Chromium as a function from pages to boxes."""

from collections.abc import Callable, Sequence

import pytest

from tests.browser.chromium import TableBoxes, lay_out


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Sequence[str]], list[list[TableBoxes]]]:
    return lambda pages: lay_out(pages, tmp_path_factory.mktemp("chromium"))
