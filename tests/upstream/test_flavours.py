"""One page in every rendering a wiki serves: one Document."""

from collections.abc import Iterator
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


ODD_TITLE = "Мысал сайлауы"
ODD = """<indicator name="star">[[File:Missing star.png|20px|alt=Good article]] star</indicator>
{{DISPLAYTITLE:''Мысал сайлауы''}}
Held.<ref name="Заң 50%AB">Law.</ref> [[Мысал сайлауы|Itself]], [[Нұр Отан]], [[Foo?bar&baz]], [[Talk:Foo|talk]], [[#Results]],
[https://example.org/%D0%97%D0%B0%D2%A3 outside].

== Results<ref name="Заң 50%AB" /> ==
{| class="wikitable"
stray
|-
| [[Мысал сайлауы|Itself]] || [[Нұр Отан]] || <span style="visibility:hidden">0</span>5 || data-sort-value="7" | 7th
|}
<div style="column-count:2">
* a
* b
</div>
<center>centred</center>

==== Deep ====
<gallery caption="Flags">
File:Missing flag.png|The flag<ref>Registry.</ref>
</gallery>
[[File:Missing map.png|thumb|The map]]

== References ==
<references />
"""


@pytest.fixture(scope="module")
def odd(mediawiki: Wiki) -> Iterator[Document]:
    """A page with what is rare, on a wiki that tells its readers something on every page."""
    mediawiki.put_page("MediaWiki:Sitenotice", "'''Donate''' to [[Foo]]")
    mediawiki.put_page(ODD_TITLE, ODD)
    yield read_html(mediawiki.legacy_fragment(ODD_TITLE), "render")
    mediawiki.put_page("MediaWiki:Sitenotice", "-")


def test_rare_things_are_read(odd: Document) -> None:
    assert [(section.heading, section.number) for section in odd.sections[1:]] == [
        ("Results", "1"),
        ("Deep", "1.1"),
        ("References", "2"),
    ]
    assert [(reference.text, reference.use_count) for reference in odd.references] == [("Law.", 2), ("Registry.", 1)]
    assert odd.paragraphs[0].reference_numbers == (1,)
    assert [(mark.number, mark.section_id, mark.context) for mark in odd.outside_marks] == [(1, "s01", "Results")]
    assert [cell.text for cell in odd.tables[0].cells] == ["Itself", "Нұр Отан", "5", "7th"]
    assert [(paragraph.kind, paragraph.text) for paragraph in odd.paragraphs[1:]] == [
        ("paragraph", "stray"),
        ("list_item", "a"),
        ("list_item", "b"),
        ("paragraph", "centred"),
        ("caption", "Flags"),
        ("caption", "The flag[2]"),
        ("paragraph", "File:Missing map.png"),
        ("caption", "The map"),
    ]


def test_parsoid_gives_the_same_document_of_rare_things(mediawiki: Wiki, odd: Document) -> None:
    document = read_html(mediawiki.parsoid_page(ODD_TITLE), "parsoid")

    assert document.title == ODD_TITLE
    assert without_own_links(same(document)) == without_own_links(same(odd))


@pytest.mark.parametrize("skin", SKINS)
def test_notice_and_indicator_of_a_skin_are_not_the_article(mediawiki: Wiki, odd: Document, skin: str) -> None:
    document = read_html(mediawiki.skin_page(ODD_TITLE, skin), skin)

    assert document.title == ODD_TITLE
    assert without_own_links(same(document)) == without_own_links(same(odd))


def test_old_revision_in_a_skin_is_read_without_its_warning(mediawiki: Wiki) -> None:
    old = mediawiki.put_page("Old page", "Before.")
    mediawiki.put_page("Old page", "After.")

    for skin in SKINS:
        document = read_html(mediawiki.skin_page("Old page", skin, old), skin)
        assert [paragraph.text for paragraph in document.paragraphs] == ["Before."]


def without_own_links(document: Document) -> Document:
    """Without links of the page to itself: a fragment, which has no title, cannot tell them where its renderer does not."""
    tables = (
        replace(
            table,
            cells=tuple(cell._replace(link_target="") if cell.link_target == ODD_TITLE else cell for cell in table.cells),
        )
        for table in document.tables
    )
    return replace(document, tables=tuple(tables))
