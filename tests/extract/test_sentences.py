"""Paragraphs cut into sentences, nothing lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.sentences import sentences


def texts(text: str) -> list[str]:
    return [sentence for _, sentence in sentences(text)]


@pytest.mark.parametrize("mark", [".", "!", "?"])
def test_sentence_ends_before_a_capital_letter(mark: str) -> None:
    assert texts(f"It was held{mark} Many voted.") == [f"It was held{mark}", "Many voted."]


def test_citation_marks_belong_to_the_sentence_before_them() -> None:
    assert texts("Held in July.[1][2] Äli won.[3]") == ["Held in July.[1][2]", "Äli won.[3]"]


def test_closing_quote_belongs_to_the_sentence_before_it() -> None:
    assert texts('He said "no." Then "yes."') == ['He said "no."', 'Then "yes."']


def test_sentence_may_start_with_a_quote_or_a_number() -> None:
    assert texts('It ended. "Why?" 11% were women.') == ["It ended.", '"Why?"', "11% were women."]


@pytest.mark.parametrize(
    "text",
    [
        "Precinct No. 659 opened.",
        "Mr. Karin spoke.",
        "N. Nazarbayev won.",
        "It rose by 3.5 thousand.",
        "On e.g. villages.",
        "The U.S. Senate met.",
        "He won at St. Louis.",
        "It was Sens. Obama and Clinton.",
        "Adal vs. Auyl was played.",
        "See Vol. 1, p. 102 of it.",
        "It was held on Nov. 4, 2008.",
        "It was built c. 1900 there.",
    ],
)
def test_point_within_a_sentence_ends_nothing(text: str) -> None:
    assert texts(text) == [text]


@pytest.mark.parametrize(
    "text", ["It is on p. The next one.", "He said no. Then yes.", "It closed at 10 p.m. The count began."]
)
def test_abbreviation_of_a_number_ends_a_sentence_where_none_follows(text: str) -> None:
    assert len(texts(text)) == 2


def test_each_sentence_knows_where_it_starts() -> None:
    text = "One.  Two.[1] Three"

    assert [(start, sentence) for start, sentence in sentences(text)] == [(0, "One."), (6, "Two.[1]"), (14, "Three")]


def test_empty_text_has_no_sentence() -> None:
    assert texts("") == []


@given(st.text(alphabet='Aa.!?"[1] \nÄ'))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_sentences_are_the_text_but_for_the_spaces_between(text: str) -> None:
    end = 0
    for start, sentence in sentences(text):
        assert text[start : start + len(sentence)] == sentence
        assert not text[end:start].strip()
        end = start + len(sentence)
    assert not text[end:].strip()
