"""What running text says of values that tables state: exactly, rounded, with a qualifier, of a day."""

from collections.abc import Callable

import pytest

from pipeline.checks import prose
from pipeline.checks.rule import Checked, Disagreement
from pipeline.model.schema import Row

Make = Callable[..., Checked]

VOTERS = "contests/auyl-2021/kazakhstan/registered_voters_count"
TURNOUT = "contests/auyl-2021/kazakhstan/turnout_pct"
DATE = "elections/auyl-2021/election_date"
CONTEST = {
    "registered_voters_count": "1209817",
    "turnout_pct": "79.10",
    "candidates_count": "2307",
    "source": "t03r09",
    "voters_source": "t03r10",
    "candidates_source": "t02r16",
}


def figure(text: str, subject: str, **more: str) -> Row:
    """A figure of the sentence `It was …, they said.`, a plain number unless it says more."""
    sentence = f"It was {text}, they said."
    return {"text": text, "kind": "count", "value": text, "source": "p12", "subject": subject, "context": sentence, **more}


def said(checked: Make, *figures: Row) -> list[tuple[str, str]]:
    """What is stated and what the tables have, of every figure that disagrees."""
    rows = [{"figure_number": str(number), **row} for number, row in enumerate(figures, start=1)]
    article = checked(contests=[CONTEST], elections=[{"election_date": "2021-07-25", "source": "infobox/r03c02"}], figures=rows)
    return [(found.stated, found.computed) for found in prose.prose_agrees(article)]


def test_figure_that_is_what_the_table_states_agrees(checked: Make) -> None:
    assert said(checked, figure("1,209,817", VOTERS, value="1209817")) == []


def test_figure_that_is_not_what_the_table_states_disagrees(checked: Make) -> None:
    wrong = figure("1,209,871", VOTERS, value="1209871")

    assert list(prose.prose_agrees(checked(contests=[CONTEST], figures=[wrong]))) == [
        Disagreement(
            subject=VOTERS,
            source="p12",
            stated="1209871",
            computed="1209817",
            message='Kazakhstan: registered voters are 1,209,871 in the text ("It was 1,209,871, they said.") '
            "and 1209817 in the tables",
            other_sources=("t03r10",),
        )
    ]


def test_figure_that_speaks_of_nothing_is_not_checked(checked: Make) -> None:
    assert said(checked, figure("836", "")) == []


@pytest.mark.parametrize(("text", "value"), [("79%", "79"), ("79.1%", "79.1"), ("79.10 %", "79.10")])
def test_text_may_round_what_the_table_states(checked: Make, text: str, value: str) -> None:
    assert said(checked, figure(text, TURNOUT, kind="percent", value=value)) == []


@pytest.mark.parametrize(("text", "value"), [("80%", "80"), ("79.2%", "79.2"), ("79.100%", "79.101")])
def test_text_that_rounds_to_another_value_disagrees(checked: Make, text: str, value: str) -> None:
    assert said(checked, figure(text, TURNOUT, kind="percent", value=value)) == [(value, "79.10")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("one million", "1000000"),
        ("1.2-million", "1200000"),
        ("1.2 million", "1200000"),
        ("1.21 million", "1210000"),
        ("1 million", "1000000"),
    ],
)
def test_text_in_millions_is_as_exact_as_it_is_said(checked: Make, text: str, value: str) -> None:
    assert said(checked, figure(text, VOTERS, value=value)) == []


def test_range_in_millions_holds_the_value_or_disagrees(checked: Make) -> None:
    assert said(checked, figure("1.2–1.3 million", VOTERS, value="1200000", value_to="1300000")) == []
    assert said(checked, figure("1.3–1.4 million", VOTERS, value="1300000", value_to="1400000")) == [("1300000", "1209817")]


def test_text_in_millions_that_is_another_number_disagrees(checked: Make) -> None:
    assert said(checked, figure("1.3 million", VOTERS, value="1300000")) == [("1300000", "1209817")]


@pytest.mark.parametrize(
    ("qualifier", "holding", "failing"),
    [
        ("more_than", "79", "79.10"),
        ("at_least", "79.10", "79.11"),
        ("so_far", "78.7", "80.1"),
        ("less_than", "80", "79.10"),
        ("at_most", "79.10", "79.09"),
        ("about", "75", "60"),
    ],
)
def test_qualifier_says_what_the_value_may_be(checked: Make, qualifier: str, holding: str, failing: str) -> None:
    assert said(checked, figure(holding, TURNOUT, qualifier=qualifier)) == []
    assert said(checked, figure(failing, TURNOUT, qualifier=qualifier)) == [(failing, "79.10")]


def test_value_in_a_range_agrees_and_one_outside_disagrees(checked: Make) -> None:
    assert said(checked, figure("75–80", TURNOUT, value="75", value_to="80")) == []
    assert said(checked, figure("70–75", TURNOUT, value="70", value_to="75")) == [("70", "79.10")]


@pytest.mark.parametrize(("text", "date"), [("25 July 2021", "2021-07-25"), ("July 2021", "2021-07"), ("25 July", "")])
def test_day_in_the_text_that_is_that_of_the_election_agrees(checked: Make, text: str, date: str) -> None:
    assert said(checked, figure(text, DATE, kind="date", value="", stated_date=date)) == []


@pytest.mark.parametrize(("text", "date"), [("24 July 2021", "2021-07-24"), ("August 2021", "2021-08"), ("24 July", "")])
def test_day_in_the_text_that_is_another_disagrees(checked: Make, text: str, date: str) -> None:
    assert said(checked, figure(text, DATE, kind="date", value="", stated_date=date)) == [(date or text, "2021-07-25")]


def candidates(option: str, count: str, as_of_date: str = "") -> Row:
    return {"option_name": option, "candidates_count": count, "as_of_date": as_of_date, "source": "t01r05c05"}


def day(date: str, sentence: Row) -> Row:
    """A day the sentence of a figure names too."""
    return {**sentence, "text": date, "kind": "date", "value": "", "stated_date": date, "subject": ""}


def test_candidates_of_text_and_table_that_differ_are_a_matter_of_their_own(checked: Make) -> None:
    wrong = figure("267", "nominations/auyl-2021/kazakhstan/adal/2021-07-07/candidates_count")
    article = checked(nominations=[candidates("Adal", "56", "2021-07-07")], figures=[wrong])

    assert list(prose.prose_agrees(article)) == []
    assert [(found.stated, found.computed, found.other_sources) for found in prose.prose_candidates(article)] == [
        ("267", "56", ("t01r05c05",))
    ]


def test_candidates_of_a_day_are_not_held_against_a_table_that_names_no_day(checked: Make) -> None:
    stated = figure("2322", "contests/auyl-2021/kazakhstan/candidates_count", figure_number="1")
    article = checked(contests=[CONTEST], figures=[stated, day("2021-07-07", stated) | {"figure_number": "2"}])

    assert list(prose.prose_candidates(article)) == []
    assert [(when, value.stated) for when, value in prose.of_another_day(article, article.rows("figures")[0])] == [
        ("2021-07-07", "2307")
    ]


def test_candidates_in_two_tables_are_held_against_their_sum(checked: Make) -> None:
    def result(place_id: str, name: str) -> Row:
        return {"place_id": place_id, "option_name": "Independent", "candidate_name": name, "source": "t18r03"}

    results = [result("aqqum-rural-district", "A"), result("aqqum-rural-district", "B"), result("talaptan-rural-district", "C")]
    subject = " + ".join(f"results/auyl-2021/{place}-rural-district/candidates" for place in ("aqqum", "talaptan"))

    assert list(prose.prose_candidates(checked(results=results, figures=[figure("three", subject, value="3")]))) == []
    [found] = prose.prose_candidates(checked(results=results, figures=[figure("seven", subject, value="7")]))
    assert (found.subject, found.computed) == (subject, "3")
    assert found.message.startswith("Aqqum Rural District and Talaptan Rural District: candidates are seven in the text")


@pytest.mark.parametrize(("whole", "wrong"), [("2322", []), ("2323", [("2323", "2322")])])
def test_candidates_in_all_are_the_sum_of_those_the_same_sentence_states(
    checked: Make, whole: str, wrong: list[tuple[str, str]]
) -> None:
    subjects = {
        whole: "contests/auyl-2021/kazakhstan/candidates_count",
        "1455": "nominations/auyl-2021/kazakhstan/independent//candidates_count",
        "867": "nominations/auyl-2021/kazakhstan/adal/2021-07-07/candidates_total_count",
    }
    figures = [
        figure(value, subject, figure_number=str(number), context="All in one sentence.")
        for number, (value, subject) in enumerate(subjects.items(), start=1)
    ]

    assert [(found.stated, found.computed) for found in prose.prose_total(checked(figures=figures))] == wrong
    assert list(prose.prose_total(checked(figures=figures[:2]))) == []
