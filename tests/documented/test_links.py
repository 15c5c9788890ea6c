"""Links, addresses and paths of every page lead somewhere.

Tests have no network: of an address of somebody else only the form and the host are checked, and whom we send readers to is a
list.
"""

import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.documented.pages import PAGES, ROOT, addresses, anchors, links, name, spans, text_of

# The hosts the pages send readers to, and for what.
HOSTS = {
    "creativecommons.org": "licences",
    "foundation.wikimedia.org": "what Wikimedia asks of programs",
    "github.com": "licence of Who's On First",
    "whosonfirst.org": "a source",
    "www.geonames.org": "a source",
    "www.postgresql.org": "which variables its library reads",
    "www.wikidata.org": "a source",
}
LOCAL = "http://127.0.0.1:3000"
# What pages name though a checkout does not have it, and who makes it.
MADE = {
    "build/": "tables on their way, ignored by git",
    "extracted/trash/": "made by prune",
    "raw/.pending.json": "there while a capture is written",
    "raw/<article>/accepted_captures.yml": "made by accept",
}
_TOP = {path.name for path in ROOT.iterdir()} - {".venv", ".git"}
_PATH = re.compile(r"\.?[\w<>.-]+/(?:[\w<>.*-]+/)*[\w<>.*-]*")
_MODULE = re.compile(r"pipeline(?:\.\w+)+")
# Pages that tell what was, not what is.
PAST = {"CHANGELOG.md"}


def present_pages() -> list[Path]:
    return [page for page in PAGES if name(page) not in PAST]


def paths(page: Path) -> Iterator[str]:
    """Words of code within lines that are paths from the root of the repository."""
    words = (word for span in spans(page) for word in span.split())
    yield from (word for word in words if _PATH.fullmatch(word) and word.split("/")[0] in _TOP | {"build"})


def is_there(path: str) -> bool:
    """Whether there is such a file or folder, `<…>` standing for any name."""
    return path in MADE or any(ROOT.glob(re.sub(r"<[^>]*>", "*", path).rstrip("/")))


def is_module_or_in_one(dotted: str) -> bool:
    try:
        importlib.import_module(dotted)
    except ModuleNotFoundError:
        module, _, attribute = dotted.rpartition(".")
        return "." in dotted and hasattr(importlib.import_module(module), attribute)
    return True


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_relative_link_leads_to_a_file_and_a_heading(page: Path) -> None:
    broken = []
    for link in links(page):
        path, _, fragment = link.partition("#")
        target = page.parent / path if path else page
        is_ours = "://" not in link
        if is_ours and (not target.exists() or (fragment and fragment not in anchors(target))):
            broken.append(link)

    assert broken == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_relative_link_stays_within_the_repository(page: Path) -> None:
    targets = [(page.parent / link.partition("#")[0]).resolve() for link in links(page) if "://" not in link]

    assert [target for target in targets if not target.is_relative_to(ROOT)] == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_address_is_https_at_a_host_we_send_readers_to_on_purpose(page: Path) -> None:
    others = {address: urlsplit(address) for address in addresses(page) - {LOCAL}}

    assert [a for a, parts in others.items() if parts.scheme != "https" or parts.hostname not in HOSTS] == []


def test_every_host_is_named_by_a_page() -> None:
    assert {urlsplit(address).hostname for page in PAGES for address in addresses(page) - {LOCAL}} == set(HOSTS)


@pytest.mark.parametrize("page", present_pages(), ids=name)
def test_path_that_is_named_is_there(page: Path) -> None:
    assert [path for path in paths(page) if not is_there(path)] == []


@pytest.mark.parametrize("page", present_pages(), ids=name)
def test_module_that_is_named_is_there(page: Path) -> None:
    modules = [span for span in spans(page) if _MODULE.fullmatch(span)]

    assert [module for module in modules if not is_module_or_in_one(module)] == []


def test_paths_and_modules_are_found_at_all() -> None:
    page = ROOT / "docs/architecture.md"

    assert "pipeline/archive/" in set(paths(page))
    assert "pipeline.extract.alignment" in spans(page)
    assert not is_there("pipeline/nowhere.py")
    assert not is_module_or_in_one("pipeline.extract.nowhere")


def test_what_is_made_later_is_named_by_a_page() -> None:
    assert set(MADE) <= {path for page in PAGES for path in paths(page)}


def test_every_page_of_docs_is_reached_from_the_readme() -> None:
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in reached or page not in PAGES:
            continue
        reached.add(page)
        waiting += [(page.parent / link.partition("#")[0]).resolve() for link in links(page) if ".md" in link]

    assert [name(page) for page in PAGES if page not in reached] == []


def test_readme_is_read_in_a_few_minutes() -> None:
    assert len(text_of(ROOT / "README.md").splitlines()) <= 120
