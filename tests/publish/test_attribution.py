"""`ATTRIBUTION.md`: whoever has nothing but a version's folder knows its licence, whom to name and how to cite it."""

from collections.abc import Callable, Mapping

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from pipeline.model.schema import Rows
from pipeline.publish.attribution import attribution

Tables = dict[str, Rows]


@pytest.fixture
def tables(tables_saying: Callable[[str], Tables]) -> Tables:
    """One article and one of its places."""
    return {**tables_saying("2020 Upton election"), "places": [{"article_id": "adal-2021", "place_id": "upton"}]}


def page(tables: Mapping[str, Rows]) -> str:
    return attribution("v3-0123456789ab", tables).decode()


def test_one_article(tables: Tables, file_regression: FileRegressionFixture) -> None:
    file_regression.check(page(tables), extension=".md")


def test_several_articles_are_listed_each_with_its_revision_and_licence(
    tables: Tables, file_regression: FileRegressionFixture
) -> None:
    [article] = tables["articles"]
    other = {"title": "Wahl 2019", "project": "de.wikipedia.org", "page_url": "", "revision_id": "", "licence": "CC-BY-SA-3.0"}
    third = {"title": "Third", "attribution": "Other authors"}
    several = [article, {**article, **other}, {**article, **third}]

    file_regression.check(page({**tables, "articles": several}), extension=".md")


def test_gazetteers_are_named_only_where_there_are_places(tables: Tables) -> None:
    assert "GeoNames" in page(tables)
    assert "GeoNames" not in page({**tables, "places": []})


def test_title_is_no_markup(tables: Tables) -> None:
    hostile = {**tables["articles"][0], "title": "<img src=x onerror=alert(1)> | [a](javascript:b)"}

    shown = page({"articles": [hostile]})

    assert "<img" not in shown
    assert "\\| \\[a\\](javascript:b)" in shown


@pytest.mark.parametrize("address", ["javascript:alert(1)", "https://a.example/> <b>", ""])
def test_what_is_no_address_is_no_link(tables: Tables, address: str) -> None:
    shown = page({"articles": [{**tables["articles"][0], "page_url": address}]})

    assert "| 2020 Upton election | en.wikipedia.org |" in shown


def test_same_rows_give_the_same_bytes(tables: Tables) -> None:
    assert attribution("v1-0123456789ab", tables) == attribution("v1-0123456789ab", tables)


def test_version_is_named(tables: Tables) -> None:
    assert attribution("v1-0123456789ab", tables) != attribution("v2-0123456789ab", tables)
