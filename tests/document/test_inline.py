"""The text inside one element: white space, line breaks, marks, and what it carries beside the text."""

import pytest
from lxml import html

from pipeline.document.inline import Inline, folded, is_hidden, note_id
from pipeline.document.marks import Mark

NOTES = {"cite_note-1": (1, "1"), "cite_note-a": (7, "a")}


def inline(content: str, *, prints_marks: bool = False) -> Inline:
    """The content of an element, added."""
    found = Inline(NOTES, prints_marks=prints_marks)
    found.add(html.fragment_fromstring(f"<div>{content}</div>"))
    return found


def mark(note: str, printed: str) -> str:
    return f'<sup class="reference" id="cite_ref-{note}"><a href="#cite_note-{note}">[{printed}]</a></sup>'


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (" \n a \t\r\n b \f", "a b"),
        ("12\u00a0345", "12\u00a0345"),
        ("12\u2009345", "12\u2009345"),
        ("12 \u00a0 345", "12 \u00a0 345"),
        ("\u00a0 a \u00a0", "a"),
        ("\u2009a", "\u2009a"),
        ("", ""),
        (" \n", ""),
    ],
)
def test_white_space_is_folded_but_not_no_break_and_thin_spaces(text: str, shown: str) -> None:
    assert folded(text) == shown


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("a<br>b", "a\nb"),
        ("a <br/> <br> b", "a\nb"),
        ("<br>a<br>", "a"),
        ("a<p>b</p><p>c</p>d", "a\nb\nc\nd"),
        ("<ul><li>a</li><li>b</li></ul>", "a\nb"),
        ("<div><div><div>a</div></div></div>", "a"),
        ("a<hr>b", "a\nb"),
    ],
)
def test_line_breaks_and_blocks_are_line_feeds(content: str, text: str) -> None:
    assert inline(content).text() == text


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("2<sup>3</sup> and H<sub>2</sub>O", "23 and H2O"),
        ("<b>Nur</b> <i>Otan</i>", "Nur Otan"),
        ("<s>old</s> new", "old new"),
        ("<span><span><b>a</b>b</span>c</span>d", "abcd"),
        ('<span class="nowrap">1 +</span>', "1 +"),
    ],
)
def test_formats_are_text(content: str, text: str) -> None:
    assert inline(content).text() == text


@pytest.mark.parametrize(
    "content",
    [
        "<style>.a{}</style>",
        "<script>x()</script>",
        "<noscript>x</noscript>",
        '<span class="mw-editsection">[edit]</span>',
        '<span class="Z3988" title="ctx_ver=Z39.88-2004"> </span>',
        '<span class="mw-cite-backlink">^ <a href="#cite_ref-1">a</a></span>',
        "<svg><title>arrow</title></svg>",
    ],
)
def test_what_is_no_text_is_left_out(content: str) -> None:
    assert inline(f"a{content}b").text() == "ab"


@pytest.mark.parametrize("style", ["display:none", "DISPLAY : NONE;", "color:red;display: none", "visibility:hidden;color:red"])
def test_text_that_is_not_shown_is_kept_beside_the_text(style: str) -> None:
    found = inline(f'<span style="{style}">0<b>0</b></span>7')

    assert (found.text(), list(found.hidden)) == ("7", ["00"])


@pytest.mark.parametrize("style", ["display:inline", "visibility: visible", ""])
def test_other_styles_are_shown(style: str) -> None:
    assert not is_hidden(html.fragment_fromstring(f'<span style="{style}">a</span>'))


@pytest.mark.parametrize("content", ['<span class="sortkey">0009 !</span>9th', '<span data-sort-value="0009 !">9th</span>'])
def test_sort_key_is_kept_beside_the_text(content: str) -> None:
    found = inline(content)

    assert (found.text(), list(found.hidden)) == ("9th", ["0009 !"])


def test_mark_beside_the_text_is_its_number() -> None:
    found = inline(f"5{mark('1', '1')}{mark('a', 'lower-alpha 1')}")

    assert (found.text(), list(found.numbers)) == ("5", [1, 7])


def test_mark_in_the_text_is_printed_as_a_browser_shows_it_with_its_place() -> None:
    found = inline(f"Held.{mark('1', '1')}{mark('a', 'lower-alpha 1')} Won", prints_marks=True)

    assert found.marked_text() == ("Held.[1][a] Won", (Mark(5, 8, 1), Mark(8, 11, 7)))


def test_place_of_a_mark_counts_after_white_space_is_folded() -> None:
    text, marks = inline(f"  a \n b<br>{mark('1', '1')}", prints_marks=True).marked_text()

    assert (text, [text[found.start : found.end] for found in marks]) == ("a b\n[1]", ["[1]"])


def test_mark_of_parsoid_with_its_brackets_in_spans() -> None:
    link = (
        '<a href="./Page#cite_note-1"><span class="mw-reflink-text"><span class="cite-bracket">[</span>1'
        '<span class="cite-bracket">]</span></span></a>'
    )
    found = inline(f'x<sup class="mw-ref reference" typeof="mw:Extension/ref">{link}</sup>', prints_marks=True)

    assert found.marked_text() == ("x[1]", (Mark(1, 4, 1),))


@pytest.mark.parametrize("printed", ["[9]", "[citation needed]"])
def test_mark_of_no_note_is_text(printed: str) -> None:
    found = inline(f'x<sup class="reference"><a href="#cite_note-9">{printed}</a></sup>', prints_marks=True)

    assert found.marked_text() == (f"x{printed}", ())


def test_brackets_in_a_text_are_no_marks() -> None:
    assert inline("see [1]", prints_marks=True).marked_text() == ("see [1]", ())


@pytest.mark.parametrize(
    ("content", "link"),
    [
        ('<a href="/wiki/Auyl">Auyl</a> <a href="/wiki/Adal">Adal</a>', "Auyl"),
        ('<a href="/wiki/File:Flag.svg"><img alt="Flag"></a> <a href="/wiki/Auyl">Auyl</a>', "Auyl"),
        ('<a href="#top">up</a> <a href="/wiki/Auyl"><b>Auyl</b></a>', "Auyl"),
        ('<a class="mw-selflink selflink">This</a>', ""),
        ('<b><i><a href="./Auyl">Auyl</a></i></b>', "Auyl"),
        ("none", ""),
    ],
)
def test_link_is_the_first_with_a_text(content: str, link: str) -> None:
    assert inline(content).link == link


def test_link_of_a_mark_is_no_link() -> None:
    assert inline(f"5{mark('1', '1')}").link == ""


def test_pictures_are_what_they_say_instead() -> None:
    found = inline('<img alt=" Flag "> <span><img alt=""><img></span><a href="x"><img alt="Map"></a>')

    assert (found.text(), list(found.alts)) == ("", ["Flag", "Map"])


def test_nested_table_is_beside_the_text() -> None:
    found = inline("a<table><tr><td>b</td></tr></table>c")

    assert (found.text(), [table.tag for table in found.tables]) == ("a\nc", ["table"])


@pytest.mark.parametrize(
    ("href", "same"),
    [
        ("#cite_note-1", "cite_note-1"),
        ("./Page#cite_note-1", "cite_note-1"),
        ("#cite_note-%D0%90%D1%81-1", "cite_note-Ас-1"),
        ("#cite_note-%D0%90_50%25AB-1", "cite_note-А_50%25AB-1"),
    ],
)
def test_note_of_a_link_is_that_of_its_id(href: str, same: str) -> None:
    assert note_id(href) == note_id(same)
