"""The text reader on the first article's capture: what is in the file is in the Document, line by line."""

from collections import Counter
from itertools import chain
from pathlib import Path

import pytest

from pipeline.document.document import Document, Reference, Section
from pipeline.document.text import read_text
from pipeline.errors import UnreadableCaptureError
from pipeline.extract.vocabulary import Vocabulary
from pipeline.lookups.load import knowledge

CAPTURE = Path(__file__).parents[2] / "raw/2021-kazakh-municipal-elections/captures/1171093875.txt"


@pytest.fixture(scope="module")
def lines() -> list[str]:
    return CAPTURE.read_text("utf-8").split("\n")


@pytest.fixture(scope="module")
def document() -> Document:
    return _document(CAPTURE.read_bytes())


def test_title_is_the_articles(document: Document) -> None:
    assert document.title == "2021 Kazakh municipal elections"


def test_nothing_needs_a_remark(document: Document) -> None:
    assert document.remarks == ()


def test_every_line_was_read_as_something(document: Document, lines: list[str]) -> None:
    assert [line.number for line in document.lines] == list(range(1, len(lines) + 1))
    assert Counter(line.role for line in document.lines) == {
        "navigation": 2,
        "title": 1,
        "infobox": 22,
        "heading": 42,
        "paragraph": 47,
        "caption": 4,
        "table": 199,
        "legend": 10,
        "reference": 76,
        "keywords": 3,
        "blank": 118,
    }


def test_blank_lines_are_those_without_anything_on_them(document: Document, lines: list[str]) -> None:
    assert not any(line.strip(" ") for line in _lines_of("blank", document, lines))


def test_headings_are_the_lines_with_an_edit_link(document: Document, lines: list[str]) -> None:
    headings = [line.removesuffix(" edit") for line in lines if line.endswith(" edit")]

    assert len(headings) == 42
    assert [section.heading for section in document.sections] == ["", *headings]


def test_sections_are_numbered_as_the_contents_list_numbers_them(document: Document) -> None:
    subsections = {2: 1, 3: 6, 5: 4, 6: 2, 8: 1, 9: 13, 10: 3}
    expected = []
    for main in range(1, 12):
        expected += [f"{main}", *(f"{main}.{sub}" for sub in range(1, subsections.get(main, 0) + 1))]
    expected.insert(expected.index("9.5"), "9.4.1")

    assert [section.number for section in document.sections[1:]] == expected


def test_east_kazakhstan_is_nested_under_atyrau_as_in_the_contents_list(document: Document) -> None:
    (east,) = (section for section in document.sections if section.heading == "East Kazakhstan Region")

    assert east == Section("s28", 4, "9.4.1", "East Kazakhstan Region", "s27")
    assert [section.heading for section in document.path("s28")] == ["East Kazakhstan Region", "Atyrau Region", "Results"]


def test_every_section_is_one_level_below_its_parent(document: Document) -> None:
    levels = {section.section_id: section.level for section in document.sections}

    assert [levels[section.parent_section_id] + 1 for section in document.sections[1:]] == [
        section.level for section in document.sections[1:]
    ]


def test_paragraphs_are_their_lines_verbatim(document: Document, lines: list[str]) -> None:
    assert [paragraph.text for paragraph in document.paragraphs] == _lines_of("paragraph", document, lines)


def test_infobox_is_its_lines_verbatim(document: Document, lines: list[str]) -> None:
    infobox = document.table("infobox")

    assert infobox is not None
    assert [cell.text for cell in infobox.cells] == _lines_of("infobox", document, lines)


def test_tables_hold_the_words_of_their_lines_in_order(document: Document, lines: list[str]) -> None:
    words = []
    for table in document.tables:
        if table.table_id.startswith("t"):
            words += [cell.text.split() for cell in table.cells]

    assert list(chain.from_iterable(words)) == " ".join(_lines_of("table", document, lines)).split()


def test_article_has_21_tables_an_infobox_and_one_key_of_a_map(document: Document) -> None:
    assert [table.table_id for table in document.tables] == [
        "infobox",
        "t01",
        "t02",
        "t03",
        "m01",
        *(f"t{number:02d}" for number in range(4, 22)),
    ]


def test_every_region_has_its_table_of_results(document: Document) -> None:
    regions = {s.section_id for s in document.sections if s.number.startswith("9.")}

    assert len(regions) == 14
    assert sorted(t.section_id for t in document.tables if t.section_id in regions and t.kind != "legend") == sorted(regions)


def test_captions_belong_to_the_tables_under_them(document: Document) -> None:
    captions = {table.table_id: table.caption for table in document.tables if table.caption}

    assert captions == {
        "t03": "Overall results",
        "m01": "Aqmola Region; Number of elected äkims by district",
        "t18": "2021 Aqqum Rural District äkım election",
        "t19": "2021 Talaptan Rural District äkım election",
        "t20": "2021 Ülken Rural District äkım election",
    }


def test_key_of_the_map_has_its_entries(document: Document) -> None:
    legend = document.table("m01")

    assert legend is not None
    assert [cell.text for cell in legend.cells] == [
        "Nur Otan (74)",
        "Independent (14)",
        "People's Party (3)",
        "Aq Jol, 2",
        "Auyl (1)",
        "Adal (1)",
    ]


def test_columns_of_every_table_are_still_to_be_won_back(document: Document) -> None:
    assert {table.table_id for table in document.tables if not table.is_flattened} == {"m01"}


def test_citations_of_candidates_by_region_are_references_30_to_43(document: Document) -> None:
    candidates = document.table("t02")

    assert candidates is not None
    assert [mark for cell in candidates.cells for mark in cell.reference_numbers] == list(range(30, 44))


def test_reference_list_is_whole(document: Document) -> None:
    assert [reference.number for reference in document.references] == list(range(1, 77))


def test_every_reference_has_title_and_day_of_access(document: Document) -> None:
    assert all(reference.kind == "citation" for reference in document.references)
    assert all(reference.title and reference.accessed_date for reference in document.references)


def test_every_part_of_a_reference_is_one_of_its_fields(document: Document) -> None:
    """What is left of an entry when its fields are taken out: the words and signs of the citation template."""
    left_over = {word for reference in document.references for word in _without_fields(reference)}

    assert left_over == {'"', "(in", "Russian)", "Kazakh)", "(", ")", "from", "the", "original", "on", "Retrieved", "."}


def test_references_are_in_three_languages(document: Document) -> None:
    counted = Counter(reference.language for reference in document.references)

    assert counted == {
        "ru": sum("(in Russian)" in reference.text for reference in document.references),
        "kk": sum("(in Kazakh)" in reference.text for reference in document.references),
        "": 3,
    }


def test_reference_with_quotes_in_its_title(document: Document) -> None:
    reference = document.references[51]

    assert (reference.authors, reference.published_date, reference.work) == ("ИСА, Дилара", "2021-07-22", "Радио Азаттык")
    assert reference.title == (
        'Самовыдвиженец против члена "Нур Отана" и переживания по поводу "стабильности". Предвыборная картина в глубинке'
    )


def test_reference_with_a_publisher(document: Document) -> None:
    reference = document.references[26]

    assert reference.title == '"ADAL" САЯСИ ПАРТИЯСЫНЫҢ КЕЗЕКТЕН ТЫС СЪЕЗІ'
    assert (reference.work, reference.publisher) == ("Facebook", "ADAL саяси партиясы")


def test_article_cut_after_any_line_is_refused(lines: list[str]) -> None:
    (last,) = (number for number, text in enumerate(lines) if text.startswith(", read, download"))
    for kept in range(1, last):
        with pytest.raises(UnreadableCaptureError):
            _document("\n".join(lines[:kept]).encode())


def test_article_whose_reference_list_was_cut_is_refused(lines: list[str]) -> None:
    cut = [line for line in lines if not line.startswith("  76. ^")]

    with pytest.raises(UnreadableCaptureError, match="reference 76 is cited but the reference list ends at 75"):
        _document("\n".join(cut).encode())


def _document(data: bytes) -> Document:
    return read_text(data, "raw/1171093875.txt", Vocabulary(knowledge()).split_header)


def _lines_of(role: str, document: Document, lines: list[str]) -> list[str]:
    return [lines[line.number - 1] for line in document.lines if line.role == role]


def _without_fields(reference: Reference) -> list[str]:
    text = reference.text
    fields = (reference.title, reference.authors, reference.work, reference.publisher)
    for field in (*fields, reference.accessed_date, reference.archived_date, reference.published_date):
        if field:
            assert field in text
            text = text.replace(field, " ", 1)
    return text.replace('"', ' " ').replace(".", " . ").split()
