"""Table elements to Tables: what a cell carries, captions, header rows, ids and kinds, nested tables, keys of maps."""

import pytest

from pipeline.document.document import Cell
from pipeline.document.html_tables import table_kind
from tests.document.fragments import MARK, NOTE, cell, read, table


def test_cell_knows_its_slots_and_whether_it_is_a_heading() -> None:
    cells = table('<table><tr><th rowspan="2">A</th><td colspan="2">b</td></tr><tr><td>c</td><td>d</td></tr></table>').cells

    assert cells == (
        Cell(1, 1, "A", rowspan=2, is_header=True),
        Cell(1, 2, "b", colspan=2),
        Cell(2, 2, "c"),
        Cell(2, 3, "d"),
    )


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("", ""),
        ("\n", ""),
        ("\u00a0", ""),
        (" 121,345\n", "121,345"),
        ("12\u00a0345", "12\u00a0345"),
        ("<b>22</b>", "22"),
        ("a <b> b </b> c", "a b c"),
        ("<small>(of 30)</small> seats", "(of 30) seats"),
        ("Seats<br>won", "Seats\nwon"),
    ],
)
def test_text_is_what_the_cell_shows(content: str, text: str) -> None:
    assert cell(content).text == text


@pytest.mark.parametrize(
    "content",
    [
        '<a href="/wiki/Auyl">Auyl</a>',
        ' <a href="/wiki/Auyl">Auyl</a> ',
        '<a href="/wiki/Auyl"><b>Auyl</b></a>',
        '<b><a href="/wiki/Auyl">Auyl</a></b>',
        '<a href="/wiki/File:A.svg"><img></a><a href="/wiki/Auyl">Auyl</a>',
    ],
)
def test_link_of_a_cell_is_the_first_with_a_text(content: str) -> None:
    assert (cell(content).text, cell(content).link_target) == ("Auyl", "Auyl")


def test_heading_may_have_a_link() -> None:
    assert table('<table><tr><th><a href="/wiki/Auyl">Auyl</a></th></tr></table>').cells[0].link_target == "Auyl"


def test_marks_of_a_cell_are_its_references_in_order() -> None:
    notes = NOTE.replace("</ol>", '<li id="cite_note-2"><span class="reference-text">CEC.</span></li></ol>')
    second = MARK.replace("1", "2")
    (found,) = read(f"<table><tr><td>5{second}{MARK}{second}</td></tr></table>{notes}").tables[0].cells

    assert (found.text, found.reference_numbers) == ("5", (2, 1, 2))


def test_hidden_texts_and_sort_values_of_a_cell_are_joined() -> None:
    content = (
        '<span style="display:none">0009</span><span data-sort-value="9">9th</span><span style="visibility:hidden">0</span>'
    )
    (found,) = table(f'<table><tr><td data-sort-value="09">{content}</td></tr></table>').cells

    assert (found.text, found.hidden_text) == ("9th", "0009 9 0 09")


def test_padding_that_is_not_seen_is_no_digit_of_a_number() -> None:
    assert cell('<span style="visibility:hidden;color:transparent;">0</span>7').text == "7"


def test_pictures_of_a_cell_are_joined() -> None:
    assert cell('<img alt="Flag"> <img alt="Arms">').image_alt == "Flag Arms"


def test_nested_tables_follow_the_one_around_them_at_every_depth() -> None:
    inner = "<table><tr><td>c</td></tr></table>"
    document = read(f"<table><tr><td>a<table><tr><td>b{inner}</td></tr></table></td><td>{inner}</td></tr></table>")

    assert [[found.text for found in each.cells] for each in document.tables] == [["a", ""], ["b"], ["c"], ["c"]]


def test_table_in_a_caption_is_read() -> None:
    document = read("<table><caption>Votes<table><tr><td>b</td></tr></table></caption><tr><td>a</td></tr></table>")

    assert [(each.caption, each.cells[0].text) for each in document.tables] == [("Votes", "a"), ("", "b")]


def test_table_is_of_the_section_it_stands_in() -> None:
    document = read("<table><tr><td>a</td></tr></table><h2>Results</h2><table><tr><td>b</td></tr></table>")

    assert [each.section_id for each in document.tables] == ["s00", "s01"]


def test_table_in_a_paragraph_comes_after_its_text() -> None:
    document = read("<div>before <span><table><tr><td>a</td></tr></table></span> after</div>")

    assert [each.text for each in document.paragraphs] == ["before\nafter"]
    assert [found.text for each in document.tables for found in each.cells] == ["a"]


def test_table_that_is_not_shown_is_kept() -> None:
    assert read('<div style="display:none"><table><tr><td>a</td></tr></table></div>').tables[0].cells[0].text == "a"


def test_table_in_a_reference_is_read() -> None:
    note = '<li id="cite_note-1"><span class="reference-text">As here:<table><tr><td>a</td></tr></table></span></li>'
    document = read(f'<p>x{MARK}</p><h2>Notes</h2><ol class="references">{note}</ol>')

    assert document.references[0].text == "As here:"
    assert [(each.section_id, each.cells[0].text) for each in document.tables] == [("s01", "a")]


def test_table_without_cells_is_a_table() -> None:
    assert [(each.table_id, each.cells) for each in read('<table class="wikitable"></table>').tables] == [("t01", ())]


@pytest.mark.parametrize(
    ("classes", "kind"),
    [
        ("infobox vevent", "infobox"),
        ("wikitable sortable", ""),
        ("nowraplinks navbox-inner", "navbox"),
        ("vertical-navbox nowraplinks", "navbox"),
        ("plainlinks metadata ambox ambox-content", "notice"),
        ("mbox-small plainlinks", "notice"),
        ("infobox-like", ""),
        ("", ""),
    ],
)
def test_kind_is_what_the_classes_tell(classes: str, kind: str) -> None:
    assert table_kind(classes.split()) == kind


def test_wikitable_in_a_notice_is_part_of_the_notice() -> None:
    document = read('<table class="ambox"><tr><td><table class="wikitable"><tr><td>a</td></tr></table></td></tr></table>')

    assert [(each.table_id, each.kind) for each in document.tables] == [("b01", "notice"), ("b02", "notice")]


def test_wikitable_in_an_infobox_is_content() -> None:
    document = read('<table class="infobox"><tr><td><table><tr><td>a</td></tr></table></td></tr></table>')

    assert [(each.table_id, each.kind) for each in document.tables] == [("infobox", "infobox"), ("t01", "")]


def test_text_of_a_caption_is_one_line_without_marks() -> None:
    found = read(f"<table><caption>Votes<br>by <i>region</i>{MARK}</caption><tr><td>1</td></tr></table>{NOTE}").tables[0]

    assert found.caption == "Votes by region"


def test_key_of_a_map_that_is_a_table_is_that_table() -> None:
    key = '<table><tr><th>Seats</th></tr><tr><td><div class="legend">Nur Otan</div></td></tr></table>'
    document = read(f'<div class="thumbcaption">By district{key}</div>')

    assert [paragraph.text for paragraph in document.paragraphs] == ["By district"]
    assert [(each.table_id, [found.text for found in each.cells]) for each in document.tables] == [
        ("t01", ["Seats", "Nur Otan"])
    ]


def test_key_of_a_map_keeps_the_lines_of_its_caption() -> None:
    document = read(
        '<figure><figcaption>By district<br>in 2021<div class="legend">Nur Otan</div>'
        '<div class="legend">Auyl</div></figcaption></figure>'
    )

    (key,) = document.tables
    assert (key.caption, [found.text for found in key.cells]) == ("By district; in 2021", ["Nur Otan", "Auyl"])
