"""The form in which texts and terms of the lookups are compared."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.lookups.terms import Terms, normal

stable = settings(deadline=None, derandomize=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Votes", "votes"),
        ("  Vote\u00a0 share\n(2021) ", "vote share (2021)"),
        ("Votes:", "votes"),
        ("Votes *", "votes"),
        ("Votes†‡", "votes"),
        ("Ind.", "ind"),
        ("±–%", "±-%"),
        ("Blank—void", "blank-void"),
        ("Stim\u00admen\u200b", "stimmen"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("Голоса", "голоса"),
        ("E\u0301lu", "élu"),
    ],
)
def test_case_spaces_dashes_and_marks_do_not_count(text: str, expected: str) -> None:
    assert normal(text) == expected


def test_no_with_a_full_stop_is_not_the_choice() -> None:
    assert (normal("No."), normal("No")) == ("no.", "no")


@pytest.mark.parametrize("text", [".", "*", "–", "…", "^"])
def test_text_of_marks_only_stays(text: str) -> None:
    assert normal(text) != ""


@pytest.mark.parametrize("text", ["", " ", "\u00a0\n", "\u200b"])
def test_text_of_spaces_only_is_empty(text: str) -> None:
    assert normal(text) == ""


@stable
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Co", "Cn"]), max_size=12))
def test_normal_form_of_a_normal_form_is_itself(text: str) -> None:
    assert normal(normal(text)) == normal(text)


@pytest.mark.parametrize(
    ("term", "text", "is_match"),
    [
        ("* hold", "Conservative hold", True),
        ("* hold", "Conservative HOLD*", True),
        ("* hold", "hold", False),
        ("* hold", "Threshold", False),
        ("Results by *", "Results by region", True),
        ("Results by *", "The results by region", False),
        ("* gain from *", "Labour gain from Conservative", True),
        ("* gain from *", "Labour hold", False),
        ("Electorate", "Electorate:", True),
        ("Electorate", "Electorates", False),
        ("a.b *", "axb c", False),
    ],
)
def test_star_stands_for_any_text(term: str, text: str, is_match: bool) -> None:
    assert Terms([(term, True)], otherwise=False).of(text) is is_match


def test_parts_around_a_star_never_stand_in_each_other() -> None:
    terms = Terms([("ab * ba", 1), ("a * bb * c", 2)], 0)

    assert [terms.of(text) for text in ("ab x ba", "ab ba", "a x bb y c", "a x bb c", "a bb bb bb c")] == [1, 0, 2, 0, 2]


def test_term_without_a_star_comes_first_and_of_others_the_first() -> None:
    terms = Terms([("results *", 1), ("results by *", 2), ("results by region", 3)], 0)

    assert [terms.of(text) for text in ("Results by region", "results by party", "by party")] == [3, 1, 0]
