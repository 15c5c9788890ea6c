"""What names stand for: decisions that no longer hold, places that could be several, people who may be one."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from pipeline.archive.decisions import Decision
from pipeline.checks.entities import ambiguous_place, similar_people, unmatched_decision
from pipeline.checks.rule import Checked

Make = Callable[..., Checked]
MAULENAU = Decision("Maulenau", "person", "abdirazaq-maulenau")


def decided(checked: Checked, *decisions: Decision) -> list[str]:
    article = replace(checked.reading.article, decisions=decisions)
    return [found.message for found in unmatched_decision(replace(checked, reading=replace(checked.reading, article=article)))]


TEXT = {"paragraph_id": "p01", "text": "Maulenau's challenger."}


def test_decision_about_a_name_and_an_entity_of_the_article_holds(checked: Make) -> None:
    assert decided(checked(paragraphs=[TEXT], people=[{"person_id": "abdirazaq-maulenau"}]), MAULENAU) == []


def test_decision_about_a_name_with_a_no_break_space_holds(checked: Make) -> None:
    text = TEXT | {"text": "The Red\u00a0Bus."}

    assert decided(checked(paragraphs=[text]), Decision("Red Bus", "person", "")) == []


def test_decision_about_an_entity_the_article_has_not_is_reported(checked: Make) -> None:
    assert decided(checked(paragraphs=[TEXT], places=[{"place_id": "abdirazaq-maulenau"}]), MAULENAU) == [
        'names.yml: "Maulenau" is no person abdirazaq-maulenau of the article; correct the decision, or remove it'
    ]


def test_decision_about_a_name_the_article_has_not_is_reported(checked: Make) -> None:
    assert decided(checked(people=[{"person_id": "abdirazaq-maulenau"}]), MAULENAU) == [
        'names.yml: "Maulenau" is not in the article; correct the decision, or remove it'
    ]


def test_decision_that_a_name_is_none_holds_while_the_article_has_it(checked: Make) -> None:
    no_person = Decision("Red Bus", "person", "")
    paragraph = {"paragraph_id": "p01", "text": "The Red Bus went."}

    assert decided(checked(paragraphs=[paragraph]), no_person) == []
    assert decided(checked(paragraphs=[]), no_person) == [
        'names.yml: "Red Bus" is not in the article; correct the decision, or remove it'
    ]


def test_name_of_several_places_is_reported_once(checked: Make) -> None:
    row = {"place_id": "", "place_name": "Abay District", "source": "t02r03"}
    found = list(ambiguous_place(checked(contests=[row, row | {"round": "2"}])))

    assert [(one.subject, one.source, one.stated) for one in found] == [("places/Abay District", "t02r03", "Abay District")]


@pytest.mark.parametrize("place", ["Atlantis", "Şalqar District", ""])
def test_name_of_one_place_or_none_is_not(checked: Make, place: str) -> None:
    assert list(ambiguous_place(checked(contests=[{"place_id": "", "place_name": place}]))) == []


def test_people_of_one_very_name_are_not_similar(checked: Make) -> None:
    people = [{"person_id": f"a-{n}", "name": "Aset Aman", "ascii": "Aset Aman", "source": "p01"} for n in "12"]

    assert list(similar_people(checked(people=people))) == []
