"""Rows of `figures`: where a number stands, in which sentence, with which marks, and what it speaks of."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from pipeline.document.document import Document
from pipeline.extract.claims import Claim
from pipeline.extract.figure_rows import figure_rows
from pipeline.extract.figures import Figure

Build = Callable[..., Document]


class Seats:
    """Claims that the first figure of a sentence is about one value, the second about two."""

    def of(self, section_id: str, sentence: str, found: Sequence[Figure]) -> dict[int, Claim]:
        assert [sentence[figure.start : figure.end] for figure in found] == [figure.text for figure in found]
        named = f"results/{section_id}/seats_count"
        return {0: Claim((named,), "so_far"), 1: Claim((named, "results/other/seats_count"))}


def rows(article: Document, claims: Any = None) -> list[dict[str, str]]:
    """Rows without the columns that say nothing."""
    return [{name: value for name, value in row.items() if value} for row in figure_rows("adal", article, claims)]


def test_row_says_what_the_figure_is_where_it_stands_and_in_which_sentence(document: Build) -> None:
    article = document(texts=[("s00", "Held once. It had at least 14 regions.[12][13] Done."), ("s01", "In May 2011.")])

    assert figure_rows("adal", article) == [
        {
            "article_id": "adal",
            "figure_number": "1",
            "section_id": "s00",
            "source": "p01",
            "kind": "count",
            "text": "at least 14",
            "qualifier": "at_least",
            "value": "14",
            "value_to": "",
            "stated_date": "",
            "unit": "regions",
            "subject": "",
            "reference_numbers": "12 13",
            "context": "It had at least 14 regions.",
        },
        {
            "article_id": "adal",
            "figure_number": "2",
            "section_id": "s01",
            "source": "p02",
            "kind": "date",
            "text": "May 2011",
            "qualifier": "",
            "value": "",
            "value_to": "",
            "stated_date": "2011-05",
            "unit": "",
            "subject": "",
            "reference_numbers": "",
            "context": "In May 2011.",
        },
    ]


def test_marks_are_those_of_the_figures_sentence_each_once(document: Build) -> None:
    article = document(texts=[("s00", "One came.[1] It had 14 regions[2] and 5 cities.[2][3] Done.[4]")])

    assert [row["reference_numbers"] for row in rows(article)] == ["2 3", "2 3"]


def test_citation_mark_is_no_figure(document: Build) -> None:
    assert rows(document(texts=[("s00", "They opened.[65]")])) == []


def test_number_that_a_mark_stands_in_is_read_without_it(document: Build) -> None:
    assert [row["text"] for row in rows(document(texts=[("s00", "It had 14[65] regions.")]))] == ["14"]


def test_hidden_paragraph_has_no_figures(document: Build) -> None:
    article = document(texts=[("s00", "It had 14 regions."), ("s00", "It had 15 regions.")])
    hidden = article.paragraphs[0]._replace(kind="hidden")

    assert [row["text"] for row in rows(replace(article, paragraphs=(hidden, *article.paragraphs[1:])))] == ["15"]


def test_figure_has_the_value_it_speaks_of_and_the_qualifier_of_the_claim(document: Build) -> None:
    article = document(texts=[("s00", "It had over 14 äkıms, 5 women and 3 men.")])

    assert [(row.get("subject", ""), row.get("qualifier", "")) for row in rows(article, Seats())] == [
        ("results/s00/seats_count", "so_far"),
        ("results/s00/seats_count + results/other/seats_count", ""),
        ("", ""),
    ]
