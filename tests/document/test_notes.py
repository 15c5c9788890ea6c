"""Reference lists: which note a mark names, what its mark prints, how often it is used, what is in it."""

import pytest

from pipeline.document.notes import label_of
from tests.document.fragments import read


def note(name: str, text: str = "", links: str = "") -> str:
    backlink = f'<span class="mw-cite-backlink">{links}</span> ' if links else ""
    return f'<li id="cite_note-{name}">{backlink}<span class="reference-text">{text or name}</span></li>'


def notes(*entries: str) -> str:
    return f'<ol class="references">{"".join(entries)}</ol>'


def mark(name: str, printed: str) -> str:
    return f'<sup class="reference"><a href="#cite_note-{name}">[{printed}]</a></sup>'


def test_notes_are_in_the_order_of_their_list_not_of_their_marks() -> None:
    document = read(f"<p>{mark('b', '2')}{mark('a', '1')}</p>{notes(note('a'), note('b'))}")

    assert [(each.number, each.mark, each.text) for each in document.references] == [(1, "1", "a"), (2, "2", "b")]


def test_note_nothing_cites_is_labelled_by_its_place() -> None:
    document = read(f"<p>{mark('a', '1')}</p>{notes(note('a'), note('b'))}")

    assert [each.mark for each in document.references] == ["1", "2"]


def test_groups_follow_the_numbered_list_in_document_order() -> None:
    text = f"<p>{mark('n', 'note 1')}{mark('x', 'a')}{mark('1', '1')}</p>"
    document = read(f"{text}{notes(note('n'))}{notes(note('x'))}{notes(note('1'))}")

    assert [(each.number, each.mark) for each in document.references] == [(1, "1"), (2, "note 1"), (3, "a")]
    assert document.paragraphs[0].reference_numbers == (2, 3, 1)


def test_mark_before_and_after_its_list_is_resolved() -> None:
    document = read(f"<p>x{mark('1', '1')}</p>{notes(note('1'))}<p>y{mark('1', '1')}</p>")

    assert [each.reference_numbers for each in document.paragraphs] == [(1,), (1,)]


@pytest.mark.parametrize("href", ["#cite_note-%D0%97%D0%B0%D2%A3-1", "#cite_note-Заң-1", "./Page#cite_note-Заң-1"])
def test_name_of_a_note_may_be_in_any_script(href: str) -> None:
    document = read(f'<p>x<sup class="reference"><a href="{href}">[1]</a></sup></p>{notes(note("Заң-1"))}')

    assert document.paragraphs[0].reference_numbers == (1,)


@pytest.mark.parametrize(
    ("links", "count"),
    [
        ("", 0),
        ('<b><a href="#cite_ref-1">^</a></b>', 1),
        ('^ <a href="#cite_ref-1_0"><sup>a</sup></a> <a href="#cite_ref-1_1"><sup>b</sup></a>', 2),
        ('<a href="./Page#cite_ref-1"><span class="mw-linkback-text">↑ </span></a>', 1),
    ],
)
def test_use_count_is_the_number_of_back_links(links: str, count: int) -> None:
    (reference,) = read(notes(note("1", "Adilet.", links))).references

    assert (reference.use_count, reference.text) == (count, "Adilet.")


def test_back_links_of_parsoid_outside_a_span_are_no_text() -> None:
    entry = (
        '<li id="cite_note-1"><span rel="mw:referencedBy" class="mw-cite-backlink">'
        '<a href="./P#cite_ref-1_0"><span class="mw-linkback-text">1 </span></a>'
        '<a href="./P#cite_ref-1_1"><span class="mw-linkback-text">2 </span></a></span> '
        '<span id="mw-reference-text-cite_note-1" class="mw-reference-text reference-text">Adilet.</span></li>'
    )
    (reference,) = read(notes(entry)).references

    assert (reference.use_count, reference.text) == (2, "Adilet.")


def test_text_of_a_note_is_one_line_with_its_marks() -> None:
    second = note("2", f"See<br>there.{mark('1', '1')}")
    document = read(f"<p>{mark('2', '2')}</p>{notes(note('1', 'Law.'), second)}")

    assert [each.text for each in document.references] == ["Law.", "See there.[1]"]


def test_reference_list_is_no_paragraph() -> None:
    assert read(f"<p>x</p><div class='reflist'>{notes(note('1'))}</div>").paragraphs[0].text == "x"
    assert len(read(f"<p>x</p>{notes(note('1'))}").paragraphs) == 1


def test_other_element_of_that_class_is_text() -> None:
    assert [each.text for each in read('<div class="references"><p>By hand.</p></div>').paragraphs] == ["By hand."]


def test_mark_in_a_heading_is_a_citation_with_the_heading_as_context() -> None:
    document = read(f"<h2>Results{mark('1', '1')}</h2>{notes(note('1'))}")

    assert document.sections[1].heading == "Results"
    assert [(each.number, each.section_id, each.context) for each in document.outside_marks] == [(1, "s01", "Results")]


def test_list_in_a_note_is_part_of_its_text() -> None:
    document = read(notes(note("1", "Either:<ul><li>a</li><li>b</li></ul>"), note("2")))

    assert [each.text for each in document.references] == ["Either: a b", "2"]


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        ("lower-alpha 26", "z"),
        ("lower-alpha 28", "ab"),
        ("decimal 3", "3"),
        ("12", "12"),
        ("lower-alpha 0", "lower-alpha 0"),
        ("lower-roman 99999999999", "lower-roman 99999999999"),
    ],
)
def test_label_is_what_a_browser_shows(printed: str, label: str) -> None:
    assert label_of(printed) == label
