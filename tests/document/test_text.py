"""The reader of a mirror's flattened text, on small captures: every line is read as something, or said not to be."""

from collections.abc import Sequence

import pytest

from pipeline.document.document import Cell, Document, Section, Table
from pipeline.document.text import READER, read_text
from pipeline.errors import UnreadableCaptureError

HEADINGS = {"Party Votes %": ("Party", "Votes", "%")}
NAVIGATION = "fbpx\nWikipedia"
END = "article\n\n, read, download, free, mp3."
NBSP = "\u00a0"


def test_title_is_the_line_after_the_navigation_words() -> None:
    document = _read("Lead.")

    assert (document.title, document.reader) == ("Adal elections", READER)


def test_text_before_the_first_heading_is_the_lead() -> None:
    document = _read("Lead.", "Results edit", "Text.")

    assert document.sections[0] == Section("s00", 1, "", "", "")
    assert [paragraph.text for paragraph in document.paragraphs_in("s00")] == ["Lead."]


def test_heading_is_a_line_of_its_own_with_an_edit_link() -> None:
    document = _read("Results edit", "They edit", "Both lines edit\nedit", "He said edit it")

    assert [section.heading for section in document.sections[1:]] == ["Results", "They"]


def test_paragraphs_are_numbered_through_and_know_their_section() -> None:
    document = _read("Lead.", "Results edit", "First.", "Second.\nThird.")

    assert [(p.number, p.section_id, p.text) for p in document.paragraphs] == [
        (1, "s00", "Lead."),
        (2, "s01", "First."),
        (3, "s01", "Second."),
        (4, "s01", "Third."),
    ]


def test_paragraph_is_verbatim_with_its_citation_marks() -> None:
    document = _read("Бүгін  «Ақ жол»[1] [kk] – ", "1. ^ Karin.")

    assert [paragraph.text for paragraph in document.paragraphs] == ["Бүгін  «Ақ жол»[1] [kk] – "]


def test_table_is_flattened_every_row_one_cell_as_wide_as_the_heading_row() -> None:
    document = _read("Results edit", "Overall\nParty Votes %\nAdal 15 2.05%\nTotal 730 100.00")

    assert document.tables == (
        Table(
            table_id="t01",
            section_id="s01",
            caption="Overall",
            header_row_count=1,
            cells=(
                Cell(1, 1, "Party", is_header=True),
                Cell(1, 2, "Votes", is_header=True),
                Cell(1, 3, "%", is_header=True),
                Cell(2, 1, "Adal 15 2.05%", colspan=3),
                Cell(3, 1, "Total 730 100.00", colspan=3),
            ),
            is_flattened=True,
        ),
    )


def test_citation_marks_of_a_row_are_noted() -> None:
    document = _read("Party Votes %\nAdal 15 235[2][1]", "1. ^ Karin.\n2. ^ Baibek.")

    assert [cell.reference_numbers for cell in document.tables[0].cells] == [(), (), (), (2, 1)]


def test_table_without_a_heading_row_starts_with_its_rows() -> None:
    document = _read("Adal 15\nAuyl 33")

    assert document.tables == (Table("t01", "s00", "", 0, (Cell(1, 1, "Adal 15"), Cell(2, 1, "Auyl 33")), is_flattened=True),)


def test_tables_are_numbered_through() -> None:
    document = _read("Party Votes %\nAdal 15 2.05%", "Results edit", "Party Votes %\nAuyl 33 4.52%")

    assert [(table.table_id, table.section_id) for table in document.tables] == [("t01", "s00"), ("t02", "s01")]


def test_key_of_a_map_is_a_table_numbered_by_itself() -> None:
    document = _read("Party Votes %\nAdal 15 2.05%", f"{NBSP}\nAqmola Region\n  Adal (1)\nParty Votes %\nAuyl 33 4.52%")

    assert [table.table_id for table in document.tables] == ["t01", "m01", "t02"]
    assert document.table("m01") == Table("m01", "s00", "Aqmola Region", 0, (Cell(1, 1, "Adal (1)"),), kind="legend")


def test_infobox_is_the_title_again_and_the_blocks_of_lines_after_it() -> None:
    document = _read("Lead.", "Adal elections", "← 2017\n2022 →", "Leader Karin\nTurnout79.10%", "More lead.", "Results edit")

    assert document.tables == (
        Table(
            table_id="infobox",
            section_id="s00",
            caption="",
            header_row_count=0,
            cells=(
                Cell(1, 1, "Adal elections"),
                Cell(2, 1, "← 2017"),
                Cell(3, 1, "2022 →"),
                Cell(4, 1, "Leader Karin"),
                Cell(5, 1, "Turnout79.10%"),
            ),
            is_flattened=True,
        ),
    )
    assert [paragraph.text for paragraph in document.paragraphs] == ["Lead.", "More lead."]


def test_infobox_ends_before_a_block_of_one_line() -> None:
    document = _read("Adal elections", "More lead.")

    assert [cell.text for cell in document.tables[0].cells] == ["Adal elections"]
    assert [paragraph.text for paragraph in document.paragraphs] == ["More lead."]


def test_infobox_may_end_the_article() -> None:
    document = _read("Adal elections", "← 2017\n2022 →")

    assert [cell.text for cell in document.tables[0].cells] == ["Adal elections", "← 2017", "2022 →"]


def test_citation_marks_of_the_infobox_are_noted_row_by_row() -> None:
    document = _read("Adal elections", "Turnout79.10%[1]\nLeader Karin", "References edit", "1. ^ Karin.")

    assert [cell.reference_numbers for cell in document.tables[0].cells] == [(), (1,), ()]


def test_article_without_an_infobox_has_none() -> None:
    assert _read("Lead.", "Results edit", "Adal elections").table("infobox") is None


def test_references_are_the_entries_of_the_list_in_order() -> None:
    document = _read("References edit", '  1. ^ "Аул". kp.kz.\n  2. ^ a b Karin.')

    assert [(r.number, r.kind, r.title, r.work, r.text, r.use_count) for r in document.references] == [
        (1, "citation", "Аул", "kp.kz", '"Аул". kp.kz.', 1),
        (2, "note", "", "", "Karin.", 2),
    ]


def test_contents_list_gives_numbers_levels_and_parents() -> None:
    document = _read(
        "Results edit",
        "Atyrau Region edit",
        "Inder District edit",
        "References edit",
        contents="Contents 1 Results 1 1 Atyrau Region 1 1 1 Inder District 2 ReferencesResults edit",
    )

    assert document.sections == (
        Section("s00", 1, "", "", ""),
        Section("s01", 2, "1", "Results", "s00"),
        Section("s02", 3, "1.1", "Atyrau Region", "s01"),
        Section("s03", 4, "1.1.1", "Inder District", "s02"),
        Section("s04", 2, "2", "References", "s00"),
    )
    assert document.remarks == ()


@pytest.mark.parametrize("contents", ["", "Contents 1 Outcome 2 ReferencesOutcome edit"], ids=["no list", "another list"])
def test_capture_without_its_contents_list_has_all_sections_at_level_2_and_says_so(contents: str) -> None:
    document = _read("Results edit", "References edit", contents=contents)

    assert document.sections[1:] == (Section("s01", 2, "", "Results", "s00"), Section("s02", 2, "", "References", "s00"))
    (remark,) = document.remarks
    assert (remark.check, remark.severity, remark.subject) == ("section_levels", "info", "sections")
    assert remark.message == "no contents list: all sections are put at level 2"


def test_every_line_has_its_role() -> None:
    document = _read(
        "Lead.",
        "Adal elections",
        "← 2017\n2022 →",
        "Results edit",
        f"{NBSP}\n  Adal (1)\nParty Votes %\nAdal 15 2.05%",
        "Overall\nParty Votes %\nAdal 15 2.05%",
        NBSP,
        "References edit",
        "1. ^ Karin.",
    )

    assert [line.role for line in document.lines if line.role != "blank"] == [
        *["navigation"] * 2,
        "title",
        "paragraph",
        *["infobox"] * 3,
        "heading",
        *["legend"] * 2,
        *["table"] * 2,
        "caption",
        *["table"] * 2,
        "placeholder",
        "heading",
        "reference",
        *["keywords"] * 3,
    ]
    assert [line.number for line in document.lines] == list(range(1, len(document.lines) + 1))


def test_place_of_a_picture_is_no_paragraph() -> None:
    document = _read("Lead.", f" {NBSP}\nMap of Aqmola", "Text.")

    assert [(paragraph.number, paragraph.text) for paragraph in document.paragraphs] == [
        (1, "Lead."),
        (2, "Map of Aqmola"),
        (3, "Text."),
    ]


def test_line_nothing_is_made_of_is_remarked_as_an_error() -> None:
    document = _read("1. ^ Karin.\nwent on here\n2. ^ Baibek.", contents="Contents 1 ")

    (unread,) = (line for line in document.lines if line.role == "unread")
    (remark,) = (remark for remark in document.remarks if remark.check == "unread_line")
    assert (remark.severity, remark.subject, remark.stated) == ("error", f"line {unread.number}", "went on here")
    assert remark.message == "nothing was made of this line"


def test_words_of_the_mirror_after_the_article_are_not_its_text() -> None:
    document = _read("Lead.", contents="Contents 1 ")

    assert [paragraph.text for paragraph in document.paragraphs] == ["Lead."]
    assert sum(line.role == "keywords" for line in document.lines) == 3


def test_paragraph_that_starts_with_the_title_is_not_taken_for_the_keywords() -> None:
    document = _read("Adal elections were held.", "Results edit", "Adal elections, again.")

    assert [paragraph.text for paragraph in document.paragraphs] == ["Adal elections were held.", "Adal elections, again."]


def test_title_of_one_word_does_not_end_the_article_where_the_word_is_used() -> None:
    text = _capture(
        ["Adal won; its ads say adal means just.", "Results edit", "Text."], title="Adal", keywords="adal, just, party."
    )

    assert [paragraph.text for paragraph in _document(text).paragraphs] == ["Adal won; its ads say adal means just.", "Text."]


def test_windows_line_ends_change_nothing() -> None:
    text = _capture(
        ["Lead.[1]", "Adal elections", "← 2017\n2022 →", "Results edit", "Party Votes %\nAdal 15 2.05%", "1. ^ Karin."]
    )

    assert _document(text.replace("\n", "\r\n")) == _document(text)


def test_capture_is_read_alike_every_time() -> None:
    text = _capture(["Lead.", "Results edit", "Party Votes %\nAdal 15 2.05%"])

    assert _document(text) == _document(text)


@pytest.mark.parametrize(
    "text",
    ["Adal elections\n\nLead.", NAVIGATION, f"{NAVIGATION}\n\nTwo\nlines\n\nLead.", "<html><body>Adal</body></html>"],
    ids=["no navigation", "nothing else", "two lines", "html"],
)
def test_text_without_a_title_is_refused(text: str) -> None:
    with pytest.raises(UnreadableCaptureError, match=r"^raw/adal\.txt: no article title after the mirror's navigation words"):
        _document(text)


def test_capture_without_the_closing_keywords_is_refused_with_its_last_line() -> None:
    whole = _capture(["Lead.", "Results edit", "Text."])
    cut = whole[: whole.index("adal, elections")]

    with pytest.raises(UnreadableCaptureError) as error:
        _document(cut)

    assert error.value.where == "raw/adal.txt, line 10"
    assert error.value.what == "the text stops before the mirror's closing keywords, so it is cut off"


def test_capture_cut_inside_the_closing_keywords_is_refused() -> None:
    with pytest.raises(UnreadableCaptureError, match="cut off; capture the article again, whole"):
        _document(_capture(["Lead."]).removesuffix(END))


def test_capture_with_the_keywords_of_another_article_is_refused() -> None:
    with pytest.raises(UnreadableCaptureError, match="cut off"):
        _document(_capture(["Lead."], keywords="auyl, elections."))


@pytest.mark.parametrize(
    "body",
    [
        ["Lead.[3]", "1. ^ Karin.\n2. ^ Baibek."],
        ["Party Votes %\nAdal 15 235[3]", "1. ^ Karin.\n2. ^ Baibek."],
        ["Adal elections", "← 2017\nTurnout79.10%[3]", "References edit", "1. ^ Karin.\n2. ^ Baibek."],
    ],
    ids=["paragraph", "table", "infobox"],
)
def test_citation_beyond_the_reference_list_is_refused(body: list[str]) -> None:
    message = r"^raw/adal\.txt: reference 3 is cited but the reference list ends at 2, so the text is cut off"

    with pytest.raises(UnreadableCaptureError, match=message):
        _read(*body)


def test_citation_without_a_reference_list_is_refused() -> None:
    with pytest.raises(UnreadableCaptureError, match="reference 1 is cited but the reference list ends at 0"):
        _read("Lead.[1]")


@pytest.mark.parametrize(("data", "message"), [(b"", "is empty"), (b"fbpx\x00", "byte 5"), (b"fbpx\xff", "byte 5")])
def test_bytes_that_are_no_text_are_refused(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableCaptureError, match=message):
        read_text(data, "raw/adal.txt", HEADINGS.get)


def _read(*body: str, contents: str = "") -> Document:
    return _document(_capture(body, contents=contents))


def _document(text: str) -> Document:
    return read_text(text.encode(), "raw/adal.txt", HEADINGS.get)


def _capture(
    body: Sequence[str], title: str = "Adal elections", keywords: str = "adal, elections, held.", contents: str = ""
) -> str:
    """A whole capture: blocks of the article between the mirror's navigation words and its keyword tail."""
    return "\n\n".join([NAVIGATION, title, *body, f"{keywords} {contents}".rstrip(), END])
