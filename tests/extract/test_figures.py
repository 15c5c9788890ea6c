"""Numbers stated in running text, and what they count."""

from collections.abc import Callable

import pytest

from pipeline.document.document import Document
from pipeline.extract.figures import figure_rows, figures


def stated(sentence: str) -> list[tuple[str, str]]:
    return [(figure.value, figure.unit) for figure in figures(sentence)]


@pytest.mark.parametrize(
    ("sentence", "value", "unit"),
    [
        ("won 627 municipal races with most", "627", "races"),
        ("a total of 1,209,817 voters were eligible", "1209817", "voters"),
        ("more than 35% of the candidates", "35", "percent"),
        ("a share of 78.70 % by noon", "78.70", "percent"),
        ("allocated 105 billion tenge in development", "105000000000", "tenge"),
        ("modernisation of 3.5 thousand villages by 2025", "3500", "villages"),
        ("home to 1.25 million people", "1250000", "people"),
        ("an estimated 3.4567 thousand votes", "3456.7", "votes"),
        ("An estimated 2/3's of elected äkıms", "0.6667", "share"),
        ("nearly 3/4 of them", "0.7500", "share"),
        ("a total of nine candidates were nominated", "9", "candidates"),
        ("Three candidates were registered", "3", "candidates"),
        ("for a four-year term", "4", "year"),
        ("the party had 74, more than before", "74", ""),
        ("it had 14 (of them", "14", ""),
    ],
)
def test_number_has_its_value_and_what_it_counts(sentence: str, value: str, unit: str) -> None:
    assert stated(sentence) == [(value, unit)]


@pytest.mark.parametrize(
    "sentence",
    [
        "on 25 July 2021",
        "from 1 August",
        "in April 2021 and in 2013",
        "opened at 18:00 local time",
        "the 19th Extraordinary Congress of 1st, 2nd and 3rd rank",
        "at Polling Precinct No. 659",
        "amid the COVID-19 pandemic",
        "sixteen Sevens and a ninefold often",
        "",
    ],
)
def test_dates_times_ordinals_and_names_are_no_figures(sentence: str) -> None:
    assert stated(sentence) == []


def test_number_with_a_separator_is_no_year() -> None:
    assert stated("about 2,021 votes") == [("2021", "votes")]


def test_number_with_decimals_is_no_year() -> None:
    assert stated("about 2012.5 hectares") == [("2012.5", "hectares")]


def test_fraction_of_nothing_is_no_figure() -> None:
    assert stated("scored 5/0 there") == []


def test_unit_ends_where_the_noun_phrase_ends() -> None:
    assert stated("elected 730 rural äkıms in July") == [("730", "äkıms")]
    assert stated("saw 12 new villages (of 40) there") == [("12", "villages"), ("40", "")]


def test_all_figures_of_a_sentence_come_in_order() -> None:
    assert stated("11% of applicants are women, 14% are under 35 years old") == [
        ("11", "percent"),
        ("14", "percent"),
        ("35", "years"),
    ]


def test_row_says_where_the_figure_stands_and_in_which_sentence(document: Callable[..., Document]) -> None:
    article = document(texts=[("s00", "Held once. It had 14 regions.[12] Done."), ("s01", "All 1,847 sites.")])

    assert figure_rows("adal", article) == [
        {
            "article_id": "adal",
            "figure_number": "1",
            "section_id": "s00",
            "source": "p01",
            "value": "14",
            "unit": "regions",
            "context": "It had 14 regions.",
        },
        {
            "article_id": "adal",
            "figure_number": "2",
            "section_id": "s01",
            "source": "p02",
            "value": "1847",
            "unit": "sites",
            "context": "All 1,847 sites.",
        },
    ]


def test_citation_mark_is_no_figure(document: Callable[..., Document]) -> None:
    assert figure_rows("adal", document(texts=[("s00", "They opened.[65]")])) == []
