"""The reference list, and every place that cites it."""

from collections.abc import Callable
from dataclasses import replace

from pipeline.document.document import Document, Reference, Table
from pipeline.extract.references import citation_rows, reference_rows


def cited(article: Document) -> list[tuple[str, str, str, str]]:
    rows = citation_rows("adal", article)
    return [(row["citation_number"], row["reference_number"], row["source"], row["context"]) for row in rows]


def test_reference_is_published_field_by_field(document: Callable[..., Document]) -> None:
    reference = Reference(3, '^ "Dauys" (in Kazakh).', title="Dauys", language="Kazakh", use_count=2)
    (row,) = reference_rows("adal", replace(document(), references=(reference,)))

    assert {name: value for name, value in row.items() if value} == {
        "article_id": "adal",
        "reference_number": "3",
        "text": '^ "Dauys" (in Kazakh).',
        "title": "Dauys",
        "language": "Kazakh",
        "use_count": "2",
    }


def test_mark_cites_for_its_sentence(document: Callable[..., Document]) -> None:
    article = document(texts=[("s00", "Held in July.[1] It was free.[2]")])

    assert cited(article) == [("1", "1", "p01", "Held in July."), ("2", "2", "p01", "It was free.")]


def test_every_mark_is_a_citation_of_its_own(document: Callable[..., Document]) -> None:
    article = document(texts=[("s00", "Held[4] in July.[1][4]")])

    assert [(number, context) for _, number, _, context in cited(article)] == [
        ("4", "Held in July."),
        ("1", "Held in July."),
        ("4", "Held in July."),
    ]


def test_marks_in_tables_cite_for_their_row(document: Callable[..., Document], grid: Callable[..., Table]) -> None:
    article = document(grid("t02", "Region | Total:", "Almaty | 235[30]", section_id="s01"))

    assert citation_rows("adal", article) == [
        {
            "article_id": "adal",
            "citation_number": "1",
            "reference_number": "30",
            "section_id": "s01",
            "source": "t02r02c02",
            "context": "Almaty | 235",
        }
    ]


def test_tables_are_numbered_after_the_text(document: Callable[..., Document], grid: Callable[..., Table]) -> None:
    article = document(grid("t01", "Region[9] | Total:"), texts=[("s01", "After it.[1]")])

    assert [(number, source) for number, _, source, _ in cited(article)] == [("1", "p01"), ("2", "t01r01c01")]
