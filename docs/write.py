"""Writes the pages that come from the code, or the part of a page that does: `make docs`. What each says is in `pages/`."""

from collections.abc import Callable
from pathlib import Path

from docs.pages.architecture import architecture
from docs.pages.checks import checks
from docs.pages.commands import commands
from docs.pages.dictionary import dictionary
from docs.pages.systems import systems

HERE = Path(__file__).parent
PAGES: dict[str, Callable[[], str]] = {
    "architecture.md": architecture,
    "checks.md": checks,
    "commands.md": commands,
    "data-dictionary.md": dictionary,
    "systems.md": systems,
}

if __name__ == "__main__":
    for name, page in PAGES.items():
        (HERE / name).write_text(page(), "utf-8")
