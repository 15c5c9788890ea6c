"""One page in every rendering a wiki serves: one Document."""

from dataclasses import replace

import pytest

from pipeline.document.document import Document
from pipeline.document.html import read_html
from tests.upstream.pages import RICH_TITLE
from tests.upstream.wiki import SKINS, Wiki


@pytest.fixture(scope="module")
def rendered(mediawiki: Wiki, rich: int) -> Document:
    """The page's Document, read from what `action=render` gives."""
    assert rich
    return read_html(mediawiki.legacy_fragment(RICH_TITLE), "render")


def same(document: Document) -> Document:
    """The document but for what a rendering says about itself."""
    return replace(document, reader="", title="")


def test_rendering_has_everything_the_page_has(rendered: Document) -> None:
    assert [(table.table_id, table.kind, table.header_row_count) for table in rendered.tables] == [
        ("infobox", "infobox", 0),
        ("t01", "", 0),
        ("t02", "", 2),
        ("t03", "", 1),
        ("t04", "", 1),
        ("t05", "", 1),
        ("n01", "navbox", 1),
    ]
    assert [(reference.mark, reference.use_count) for reference in rendered.references] == [
        *(("1", 3), ("2", 4), ("3", 4), ("4", 1), ("5", 2)),
        *(("a", 1), ("b", 1), ("c", 2), ("d", 1)),
    ]
    assert len(rendered.sections) == 11
    assert {paragraph.kind for paragraph in rendered.paragraphs} == {"paragraph", "hatnote", "list_item", "quote", "caption"}


def test_parsoid_gives_the_same_document(mediawiki: Wiki, rendered: Document) -> None:
    document = read_html(mediawiki.parsoid_page(RICH_TITLE), "parsoid")

    assert (document.reader, document.title) == ("parsoid", RICH_TITLE)
    assert same(document) == same(rendered)


def test_action_parse_gives_the_same_document(mediawiki: Wiki, rendered: Document) -> None:
    assert same(read_html(mediawiki.legacy_parse(RICH_TITLE), "parse")) == same(rendered)


@pytest.mark.parametrize("version", ["1", "2"])
def test_whole_answer_of_action_parse_gives_the_same_document(mediawiki: Wiki, rendered: Document, version: str) -> None:
    parameters = {"action": "parse", "page": RICH_TITLE, "prop": "text", "format": "json", "formatversion": version}

    assert same(read_html(mediawiki.get("/w/api.php", parameters), "answer")) == same(rendered)


@pytest.mark.parametrize("skin", SKINS)
def test_skin_adds_nothing_and_takes_nothing_away(mediawiki: Wiki, rendered: Document, skin: str) -> None:
    document = read_html(mediawiki.skin_page(RICH_TITLE, skin), skin)

    assert (document.reader, document.title) == ("mediawiki-skin", RICH_TITLE)
    assert same(document) == same(rendered)
