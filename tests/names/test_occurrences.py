"""Under which spellings an article mentions its parties, people, places and commissions, and how often."""

from collections.abc import Iterable

import pytest

from pipeline.document.document import Cell, Document, Paragraph, Reference, Section, Table
from pipeline.model.schema import Row
from pipeline.names.occurrences import name_rows
from pipeline.names.surfaces import COMMISSION, PARTY, PERSON, PLACE, Surface

NUR_OTAN = Surface("Nur Otan", "nur-otan", PARTY)
AUYL = Surface("Auyl", "auyl", PARTY)
ARAL = Surface("Арал ауданы", "aral-district", PLACE, "kk")
TOKAYEV = Surface("Токаев", "kassym-jomart-tokayev", PERSON, "ru")


def article(*texts: str, heading: str = "", tables: tuple[Table, ...] = (), references: tuple[Reference, ...] = ()) -> Document:
    section = Section("s01", 2, "1", heading, "")
    paragraphs = tuple(Paragraph.printed(number, "s01", text) for number, text in enumerate(texts, start=1))
    return Document("Elections", "text-mirror", (section,), paragraphs, tables, references)


def mentions(document: Document, *surfaces: Surface) -> list[Row]:
    return name_rows("adal-2021", document, surfaces or (NUR_OTAN, AUYL))


def counted(rows: Iterable[Row]) -> dict[str, str]:
    return {row["surface_name"]: row["occurrence_count"] for row in rows}


def test_row_is_one_spelling_of_one_entity() -> None:
    assert mentions(article("Many.", "The Nur Otan party and Nur Otan's äkıms.")) == [
        {
            "article_id": "adal-2021",
            "entity_id": "nur-otan",
            "surface_name": "Nur Otan",
            "kind": "party",
            "script": "Latn",
            "orthography": "latn-2021",
            "occurrence_count": "2",
            "first_source": "p02",
        }
    ]


def test_longest_spelling_wins_where_several_overlap() -> None:
    longer = Surface("Auyl People's Party", "auyl", PARTY)

    assert counted(mentions(article("Auyl People's Party and Auyl."), AUYL, longer)) == {
        "Auyl People's Party": "1",
        "Auyl": "1",
    }


def test_no_break_space_is_a_space() -> None:
    in_table = Surface("Nur\u00a0Otan", "nur-otan", PARTY)

    assert counted(mentions(article("Nur\u00a0Otan and Nur\u202fOtan, or Nur Otan"), in_table, NUR_OTAN)) == {"Nur Otan": "3"}


@pytest.mark.parametrize("text", ["Auyldyq", "auyl", "pre_Auyl", "Nur  Otan"])
def test_part_of_a_word_or_another_case_is_no_mention(text: str) -> None:
    assert mentions(article(text)) == []


def test_every_text_of_the_article_is_read_from_top_to_bottom() -> None:
    table = Table("t01", "s01", "Map of Auyl", 0, (Cell(1, 1, "Nur Otan"),))

    rows = mentions(article("Adal.", heading="Auyl", tables=(table,)), AUYL, NUR_OTAN, Surface("Adal", "adal", PARTY))

    assert [(row["surface_name"], row["first_source"], row["occurrence_count"]) for row in rows] == [
        ("Auyl", "s01", "2"),
        ("Adal", "p01", "1"),
        ("Nur Otan", "t01r01c01", "1"),
    ]


def test_references_are_read_for_their_authors_and_titles_only() -> None:
    reference = Reference(number=7, text="Auyl wins. Auyl Times.", title="Auyl wins", work="Auyl Times", kind="citation")

    (row,) = mentions(article(references=(reference,)))

    assert (row["occurrence_count"], row["first_source"]) == ("1", "reference/7")


@pytest.mark.parametrize(
    ("surface", "text", "found"),
    [(ARAL, "Арал ауданының әкімі", "Арал ауданының"), (TOKAYEV, "обратилась к Токаеву", "Токаеву")],
)
def test_cyrillic_spelling_is_found_in_any_case_and_published_as_it_stands(surface: Surface, text: str, found: str) -> None:
    assert list(counted(mentions(article(text), surface))) == [found]


def test_language_of_a_cyrillic_spelling_tells_its_orthography() -> None:
    rows = mentions(article("Арал ауданы. Токаев."), ARAL, TOKAYEV)

    assert [row["orthography"] for row in rows] == ["cyrl-kk", "cyrl-ru"]


def test_word_of_kind_does_not_make_a_place_english() -> None:
    (row,) = mentions(article("Aral District"), Surface("Aral District", "aral-district", PLACE))

    assert row["orthography"] == "latn-2021"


@pytest.mark.parametrize(
    ("text", "times"), [("Abai, an äkım", 1), ("Abai District", 0), ("Abai Oblast", 1), ("Abai village", 1)]
)
def test_bare_name_before_another_word_of_kind_is_another_place(text: str, times: int) -> None:
    assert len(mentions(article(text), Surface("Abai", "abai-region", PLACE, of_kind="region"))) == times


def test_spelling_of_two_entities_is_a_row_for_each() -> None:
    namesakes = [Surface("Anuar Qalqabaev", person_id, PERSON) for person_id in ("a", "b")]

    assert [
        row["entity_id"] for row in sorted(mentions(article("Anuar Qalqabaev"), *namesakes), key=lambda r: r["entity_id"])
    ] == [
        "a",
        "b",
    ]


def test_mentions_found_otherwise_are_counted_with_the_rest() -> None:
    letters = ("ŞASK", ("sieli-election-commission", COMMISSION), "t19r06")

    (row,) = name_rows("adal-2021", article(), (), [letters, letters])

    assert (row["surface_name"], row["occurrence_count"], row["first_source"]) == ("ŞASK", "2", "t19r06")


def test_spelling_with_signs_is_taken_literally() -> None:
    assert counted(mentions(article("A.B (Left)"), Surface("A.B (Left", "ab", PARTY))) == {"A.B (Left": "1"}
    assert mentions(article("AxB (Left)"), Surface("A.B (Left", "ab", PARTY)) == []
