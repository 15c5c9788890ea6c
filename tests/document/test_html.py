"""HTML to a Document: what is a section, a paragraph, a table, a reference, and what only skins add."""

import pytest

from pipeline.document.document import Cell, Document, Paragraph
from pipeline.document.html import read_html
from pipeline.document.marks import Mark


def read(content: str) -> Document:
    """The Document of a fragment as `action=render` gives it."""
    return read_html(f'<div class="mw-parser-output">{content}</div>'.encode(), "page")


def texts(content: str) -> list[str]:
    return [paragraph.text for paragraph in read(content).paragraphs]


def kinds(content: str) -> list[tuple[str, str]]:
    return [(paragraph.kind, paragraph.text) for paragraph in read(content).paragraphs]


def cells(content: str) -> tuple[Cell, ...]:
    (table,) = read(content).tables
    return table.cells


def cell(content: str) -> Cell:
    (found,) = cells(f"<table><tr><td>{content}</td></tr></table>")
    return found


NOTE = '<ol class="references"><li id="cite_note-1"><span class="reference-text">Adilet.</span></li></ol>'
MARK = '<sup class="reference"><a href="#cite_note-1">[1]</a></sup>'


@pytest.mark.parametrize(
    "heading",
    [
        '<h2><span class="mw-headline" id="R">Results</span><span class="mw-editsection">[<a href="#">edit</a>]</span></h2>',
        '<div class="mw-heading mw-heading2"><h2 id="R">Results</h2><span class="mw-editsection">[edit]</span></div>',
        '<h2 id="R">Results</h2>',
        '<section data-mw-section-id="1"><h2 id="R">Results</h2></section>',
    ],
    ids=["old", "new", "bare", "parsoid"],
)
def test_heading_is_a_section_without_its_edit_link(heading: str) -> None:
    (_, section) = read(heading).sections

    assert (section.section_id, section.level, section.number, section.heading) == ("s01", 2, "1", "Results")


def test_sections_are_numbered_by_depth_however_many_levels_a_heading_skips() -> None:
    document = read("<h2>A</h2><h4>B</h4><h3>C</h3><h2>D</h2><h3>E</h3>")

    assert [(s.heading, s.number, s.parent_section_id) for s in document.sections[1:]] == [
        ("A", "1", "s00"),
        ("B", "1.1", "s01"),
        ("C", "1.2", "s01"),
        ("D", "2", "s00"),
        ("E", "2.1", "s04"),
    ]


def test_text_before_the_first_heading_is_the_lead() -> None:
    assert [p.section_id for p in read("<p>a</p><h2>A</h2><p>b</p>").paragraphs] == ["s00", "s01"]


def test_white_space_is_folded_and_no_break_spaces_are_kept() -> None:
    assert texts("<p>\n 12\u00a0345 \t of\u2009 them \n</p>") == ["12\u00a0345 of\u2009 them"]


def test_line_break_is_a_line_feed() -> None:
    assert texts("<p>one <br>\n two<br/>three</p>") == ["one\ntwo\nthree"]


def test_mark_stays_in_the_text_and_says_where_it_stands() -> None:
    assert read(f"<p>Held.{MARK} Won.</p>{NOTE}").paragraphs == (
        Paragraph(1, "s00", "Held.[1] Won.", (Mark(5, 8, 1),), "paragraph"),
    )


def test_list_items_are_texts_of_their_own_outer_before_inner() -> None:
    assert kinds("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>") == [("list_item", each) for each in "abc"]


def test_terms_and_definitions_are_list_items() -> None:
    assert kinds("<dl><dt>Term</dt><dd>five years</dd></dl>") == [("list_item", "Term"), ("list_item", "five years")]


def test_quotation_is_a_quote() -> None:
    assert kinds("<blockquote><p>said</p></blockquote>") == [("quote", "said")]


def test_hatnote_is_told_apart() -> None:
    assert kinds('<div role="note" class="hatnote">See also</div><p>x</p>') == [("hatnote", "See also"), ("paragraph", "x")]


@pytest.mark.parametrize(
    "picture",
    [
        '<div class="thumb"><div class="thumbinner"><a href="x"><img alt="Map"></a><div class="thumbcaption">'
        '<div class="magnify"><a>Enlarge</a></div>The map</div></div></div>',
        '<figure typeof="mw:File/Thumb"><a href="x"><img alt="Map"></a><figcaption>The map</figcaption></figure>',
        '<ul class="gallery"><li class="gallerybox"><div class="thumb">Map.png</div>'
        '<div class="gallerytext">The map</div></li></ul>',
    ],
    ids=["thumb", "figure", "gallery"],
)
def test_caption_of_a_picture_is_a_caption(picture: str) -> None:
    assert kinds(picture) == [("caption", "The map")]


def test_block_that_is_not_shown_is_kept_as_hidden() -> None:
    assert kinds('<div style="display:none">secret</div>') == [("hidden", "secret")]


def test_text_in_a_paragraph_that_is_not_shown_is_left_out() -> None:
    assert texts('<p>on 10 July<span style="display: none">2021-07-10</span></p>') == ["on 10 July"]


@pytest.mark.parametrize(
    "chrome",
    [
        '<div id="toc" class="toc"><h2>Contents</h2><ul><li>1 A</li></ul></div>',
        '<div class="printfooter">Retrieved from</div>',
        '<div class="catlinks" id="catlinks">Categories</div>',
        "<style>.x{}</style><script>x</script><noscript>y</noscript>",
        '<p class="mw-empty-elt"></p>',
    ],
)
def test_what_only_the_skin_adds_is_not_content(chrome: str) -> None:
    document = read(f"{chrome}<p>x</p>")

    assert ([p.text for p in document.paragraphs], len(document.sections)) == (["x"], 1)


def test_text_between_blocks_is_a_paragraph() -> None:
    assert texts("before<p>a</p>between <b>bold</b><p>b</p>after") == ["before", "a", "between bold", "b", "after"]


def test_cell_is_text_marks_link_and_picture() -> None:
    content = f'<span><img alt="Flag"></span> <a href="/wiki/Nur_Otan">Nur Otan</a>{MARK}'
    (found,) = cells(f"<table><tr><td>{content}</td></tr></table>{NOTE}")

    assert found == Cell(1, 1, "Nur Otan", link_target="Nur Otan", reference_numbers=(1,), image_alt="Flag")


def test_cell_without_a_note_for_its_mark_keeps_the_mark_as_text() -> None:
    assert cell(f"9{MARK}").text == "9[1]"


@pytest.mark.parametrize(
    ("content", "hidden"),
    [
        ('<span style="display:none">0009</span>9th', "0009"),
        ('<span class="sortkey">0009</span>9th', "0009"),
    ],
)
def test_sort_key_is_kept_out_of_the_text_but_kept(content: str, hidden: str) -> None:
    assert (cell(content).text, cell(content).hidden_text) == ("9th", hidden)


def test_sort_value_of_a_cell_is_kept() -> None:
    (found,) = cells('<table><tr><td data-sort-value="9">9th</td></tr></table>')

    assert (found.text, found.hidden_text) == ("9th", "9")


def test_blocks_in_a_cell_are_lines() -> None:
    assert cell("<p>a</p><ul><li>b</li><li>c</li></ul>d").text == "a\nb\nc\nd"


def test_cell_that_is_left_open_ends_where_the_next_begins() -> None:
    assert [found.text for found in cells("<table><tr><td><p>a<td>b</table>")] == ["a", "b"]


@pytest.mark.parametrize(
    "left_open", ['<span class="sortkey"><li>', '<span style="display:none"><p>', "<style>", "<sup class='reference'>"]
)
def test_cell_left_open_in_what_is_no_text_ends_where_the_next_begins(left_open: str) -> None:
    assert [found.text for found in cells(f"<table><tr><td>a{left_open}</style><td>b</table>")][1:] == ["b"]


def test_nested_table_is_a_table_of_its_own_after_the_one_around_it() -> None:
    document = read("<table><tr><td>a<table><tr><td>b</td></tr></table></td></tr></table><table><tr><td>c</td></tr></table>")

    assert [(t.table_id, [found.text for found in t.cells]) for t in document.tables] == [
        ("t01", ["a"]),
        ("t02", ["b"]),
        ("t03", ["c"]),
    ]


def test_table_that_stands_in_no_cell_of_its_table_is_read() -> None:
    document = read("<table><tr><table><tr><td>b</td></tr></table><td>a</td></tr></table>")

    assert sorted(found.text for table in document.tables for found in table.cells) == ["a", "b"]


def test_caption_is_the_tables_and_its_mark_is_a_mark() -> None:
    document = read(f"<table><caption>Votes{MARK}</caption><tr><td>1</td></tr></table>{NOTE}")

    assert document.tables[0].caption == "Votes"
    assert [(mark.number, mark.source, mark.context) for mark in document.outside_marks] == [(1, "t01r01", "Votes")]


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        ("<tr><td>a</td></tr>", 0),
        ("<tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr>", 1),
        ('<tr><th rowspan="2">A</th><th>B</th></tr><tr><th>C</th></tr><tr><th>x</th><td>2</td></tr>', 2),
        ("<tr><th>A</th></tr><tr><th>B</th></tr>", 1),
        ("<tr><th>label</th><td>1</td></tr>", 0),
    ],
)
def test_header_rows_are_the_first_rows_of_headings_alone(rows: str, count: int) -> None:
    assert read(f"<table>{rows}</table>").tables[0].header_row_count == count


def test_tables_are_counted_by_what_they_are_for() -> None:
    names = ["infobox vevent", "wikitable", "infobox", "navbox", "metadata ambox", "wikitable sortable"]
    document = read("".join(f'<table class="{name}"><tr><td>x</td></tr></table>' for name in names))

    assert [(table.table_id, table.kind) for table in document.tables] == [
        ("infobox", "infobox"),
        ("t01", ""),
        ("t02", "infobox"),
        ("n01", "navbox"),
        ("b01", "notice"),
        ("t03", ""),
    ]


def test_tables_in_a_navbox_are_navigation() -> None:
    document = read('<table class="navbox"><tr><td><table><tr><td>x</td></tr></table></td></tr></table>')

    assert [table.table_id for table in document.tables] == ["n01", "n02"]


def test_key_of_a_map_is_a_table_of_entries() -> None:
    document = read(
        '<div class="thumbcaption">By district'
        '<div class="legend"><span style="color:red">\u00a0</span>\u00a0Nur Otan (74)</div>'
        '<div class="legend">Auyl (1)</div></div>'
    )

    (key,) = document.tables
    assert (key.table_id, key.kind, key.caption) == ("m01", "legend", "By district")
    assert [entry.text for entry in key.cells] == ["Nur Otan (74)", "Auyl (1)"]
    assert document.paragraphs == ()


def note(label: str, *, group: str = "") -> str:
    return f'<li id="cite_note-{group}{label}"><span class="reference-text">{group or "note"} {label}</span></li>'


def mark(label: str, printed: str, group: str = "") -> str:
    return f'<sup class="mw-ref reference"><a href="./Page#cite_note-{group}{label}">[{printed}]</a></sup>'


def test_numbered_notes_come_before_those_of_a_group_and_keep_their_number() -> None:
    letters = f'<ol class="references">{note("1", group="x")}</ol>'
    numbers = f'<ol class="references">{note("1")}{note("2")}</ol>'
    document = read(f"<p>{mark('1', 'a', 'x')}{mark('1', '1')}{mark('2', '2')}</p>{letters}{numbers}")

    assert [(r.number, r.mark, r.text) for r in document.references] == [
        (1, "1", "note 1"),
        (2, "2", "note 2"),
        (3, "a", "x 1"),
    ]
    assert document.paragraphs[0].text == "[a][1][2]"
    assert document.paragraphs[0].reference_numbers == (3, 1, 2)


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        ("lower-alpha 1", "a"),
        ("lower-alpha 27", "aa"),
        ("upper-alpha 2", "B"),
        ("lower-roman 4", "iv"),
        ("upper-roman 9", "IX"),
        ("lower-greek 3", "γ"),
        ("note 1", "note 1"),
    ],
)
def test_mark_of_a_group_prints_what_a_browser_shows(printed: str, label: str) -> None:
    document = read(f"<p>x{mark('1', printed)}</p><ol class='references'>{note('1')}</ol>")

    assert document.paragraphs[0].text == f"x[{label}]"


def test_lists_of_numbers_after_each_other_are_counted_on() -> None:
    first, second = (f"<ol class='references'>{note(n, group=n)}</ol>" for n in "12")
    document = read(f"<p>{mark('1', '1', '1')}</p>{first}<p>{mark('2', '1', '2')}</p>{second}")

    assert [(r.number, r.mark) for r in document.references] == [(1, "1"), (2, "1")]
    assert [p.reference_numbers for p in document.paragraphs] == [(1,), (2,)]


def test_note_counts_its_back_links_and_leaves_them_out_of_its_text() -> None:
    links = "".join(f'<a href="#cite_ref-1_{n}"><sup>{letter}</sup></a> ' for n, letter in enumerate("ab"))
    entry = (
        f'<li id="cite_note-1"><span class="mw-cite-backlink">^ {links}</span> <span class="reference-text">Adilet.</span></li>'
    )
    (reference,) = read(f"<ol class='references'>{entry}</ol>").references

    assert (reference.use_count, reference.text) == (2, "Adilet.")


def test_reference_that_cites_another_is_a_citation_of_it() -> None:
    cited = NOTE.replace("</ol>", f'<li id="cite_note-2"><span class="reference-text">As there.{MARK}</span></li></ol>')
    document = read(f"<h2>References</h2>{cited}")

    assert [(each.number, each.section_id, each.context) for each in document.outside_marks] == [(1, "s01", "As there.[1]")]
