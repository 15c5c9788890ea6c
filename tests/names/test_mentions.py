"""People named in the text of an article."""

import pytest

from pipeline.document.document import Document, Paragraph
from pipeline.names.mentions import people_in


def named(text: str, *not_people: str) -> list[str]:
    document = Document("Elections", "text-mirror", (), (Paragraph.printed(1, "s01", text),), (), ())
    return [name for name, _ in people_in(document, frozenset(not_people))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("after Justice Minister Marat Beketaev presented one", ["Marat Beketaev"]),
        ("President Kassym-Jomart Tokayev announced", ["Kassym-Jomart Tokayev"]),
        ("MP's such as Aidos Sarym, who called it", ["Aidos Sarym"]),  # by the given name
        ("the co-founder, Roman Reimer, said", ["Roman Reimer"]),
        ("former president Nursultan Nazarbayev's birthplace", ["Nursultan Nazarbayev"]),
        ("Qwerty Abdyqadyrov and Zxcvb Sqaqova", ["Qwerty Abdyqadyrov", "Zxcvb Sqaqova"]),  # by the surname
        ("Seen in Berlin Wall Street", []),
        ("Prime Minister Tokayev and President Tokayev", []),  # no given name
        ("held in Abai Region and Marat District", []),
        ("On 5 July Beketaev and In Barlybaev's words", []),
        ("the JSDP and QHP, Aidos QHP", []),
        ("Abai Avenue and Abai Street", []),
        ("Old Kiev, Soviet Rostov", []),
        ("Dariga Nazarbayeva University", []),
        ("Qasym-Jomart Kemelūly Toqaev said", ["Qasym-Jomart Kemelūly Toqaev"]),  # son of Kemel
        ("O Omarov, Uly Uly, Aibek Omarov0", []),
        ("Sapar\nBarlybaev", []),
        ("a Sapar\u00a0Barlybaev said", ["Sapar Barlybaev"]),
        ("", []),
    ],
)
def test_given_name_and_surname_are_a_person(text: str, names: list[str]) -> None:
    assert named(text) == names


def test_place_before_a_surname_is_no_given_name() -> None:
    assert named("Semey Qaraev won", "Semey") == []


def test_name_that_is_no_person_is_left_out() -> None:
    assert named("The Erlan Karin prize", "Erlan Karin") == []


def test_word_is_in_one_name_only() -> None:
    assert named("Sapar Barlybaev Aidosov spoke") == ["Sapar Barlybaev"]
