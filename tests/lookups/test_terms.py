"""The form in which texts and terms of the lookups are compared."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.lookups.terms import normal, pattern

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
    assert bool(pattern(term).fullmatch(normal(text))) is is_match
