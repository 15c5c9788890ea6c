"""Under which spellings an article mentions its parties, people and places, and how often."""

from collections.abc import Callable

import pytest

from pipeline.document.document import Cell, Document, Paragraph, Section, Table
from pipeline.lookups.load import Knowledge
from pipeline.model.schema import Row
from pipeline.names.occurrences import name_rows

Mentions = Callable[[Document], list[Row]]


@pytest.fixture
def mentions(known: Knowledge) -> Mentions:
    """Rows of `names` in a document about all parties and places of the lookups, and one candidate of theirs."""
    parties = [{"party_id": option.option_id} for option in known.options]
    places = [{"place_id": place.place_id} for place in known.places]
    people = [{"person_id": "anuar-qalqabaev-ulken", "name": "Anuar Qalqabaev"}]
    return lambda document: name_rows("adal-2021", document, parties, people, places, known)


def article(*texts: str, heading: str = "", tables: tuple[Table, ...] = ()) -> Document:
    section = Section("s01", 2, "1", heading, "")
    paragraphs = tuple(Paragraph.printed(number, "s01", text) for number, text in enumerate(texts, start=1))
    return Document("Elections", "text-mirror", (section,), paragraphs, tables, ())


def counted(rows: list[Row]) -> dict[str, str]:
    return {row["surface_name"]: row["occurrence_count"] for row in rows}


def test_row_is_one_spelling_of_one_entity(mentions: Mentions) -> None:
    assert mentions(article("Many.", "The Nur Otan party and Nur Otan's äkıms.")) == [
        {
            "article_id": "adal-2021",
            "entity_id": "nur-otan",
            "surface_name": "Nur Otan",
            "kind": "party",
            "script": "Latn",
            "occurrence_count": "2",
            "first_source": "p02",
        }
    ]


def test_parties_people_and_places_are_looked_for(mentions: Mentions) -> None:
    rows = mentions(article("Anuar Qalqabaev of AUYL in Aral District."))

    assert [(row["entity_id"], row["kind"]) for row in rows] == [
        ("anuar-qalqabaev-ulken", "person"),
        ("auyl", "party"),
        ("aral-district", "place"),
    ]


def test_longest_spelling_wins_where_several_overlap(mentions: Mentions) -> None:
    rows = mentions(article("Auyl People's Party in Kyzylorda Region, and Auyl in Kyzylorda."))

    assert counted(rows) == {"Auyl People's Party": "1", "Kyzylorda Region": "1", "Auyl": "1", "Kyzylorda": "1"}


@pytest.mark.parametrize("text", ["Auyldyq", "NOT", "Kazakhstani", "Ülkenköl", "auyl", "pre_Auyl"])
def test_part_of_a_word_or_another_case_is_no_mention(mentions: Mentions, text: str) -> None:
    assert mentions(article(text)) == []


def test_every_text_of_the_article_is_read_from_top_to_bottom(mentions: Mentions) -> None:
    table = Table("t01", "s01", "Map of Kazakhstan", 0, (Cell(1, 1, "Ülken"), Cell(1, 2, "NO")))

    rows = mentions(article("Kyzylorda.", heading="Auyl", tables=(table,)))

    assert [(row["surface_name"], row["first_source"]) for row in rows] == [
        ("Auyl", "s01"),
        ("Kyzylorda", "p01"),
        ("Kazakhstan", "t01r01"),
        ("Ülken", "t01r01c01"),
        ("NO", "t01r01c02"),
    ]


def test_entity_no_table_is_about_is_not_looked_for(known: Knowledge) -> None:
    assert name_rows("adal-2021", article("Nur Otan in Ülken."), [], [], [], known) == []


def test_name_of_two_people_is_a_row_for_each(known: Knowledge) -> None:
    people = [{"person_id": f"anuar-{place}", "name": "Anuar"} for place in ("ulken", "aral-district")]

    rows = name_rows("adal-2021", article("Anuar won."), [], people, [], known)

    assert [(row["entity_id"], row["occurrence_count"]) for row in rows] == [("anuar-aral-district", "1"), ("anuar-ulken", "1")]


def test_spelling_with_signs_is_taken_literally(known: Knowledge) -> None:
    people = [{"person_id": "j-r", "name": "J. (R.)"}]

    assert counted(name_rows("adal-2021", article("J. (R.) and J- (Rx)"), [], people, [], known)) == {"J. (R.)": "1"}
