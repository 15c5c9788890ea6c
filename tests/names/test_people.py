"""Who the people in an article's tables are: nobody is merged on a name alone."""

import pytest

from pipeline.document.document import Cell, Document, Reference, Table
from pipeline.lookups.load import Knowledge
from pipeline.model.schema import Row
from pipeline.names.people import candidate_id, leader_id, people_rows, with_candidate_ids, with_leader_ids

EMPTY = Document("Elections", "text-mirror", (), (), (), ())


def result(name: str, place_id: str = "ulken", option_id: str = "independent") -> Row:
    return {"candidate_name": name, "place_id": place_id, "option_id": option_id, "source": "t18r02"}


def test_known_leader_has_the_id_of_the_lookup(known: Knowledge) -> None:
    assert leader_id("Äli Bektaev", known) == "bektaev-of-auyl"


def test_unknown_leader_has_a_slug(known: Knowledge) -> None:
    assert leader_id("Serik Sültanğali", known) == "serik-sultangali"


def test_no_leader_has_no_id(known: Knowledge) -> None:
    assert leader_id("", known) == ""


def test_one_name_in_two_places_is_two_people(known: Knowledge) -> None:
    assert candidate_id(result("Anuar Qalqabaev", "ulken"), known) == "anuar-qalqabaev-ulken"
    assert candidate_id(result("Anuar Qalqabaev", "aral-district"), known) == "anuar-qalqabaev-aral-district"


def test_candidate_known_by_name_and_party_has_the_id_of_the_lookup(known: Knowledge) -> None:
    assert candidate_id(result("Äli Bektaev", option_id="auyl"), known) == "bektaev-of-auyl"


def test_candidate_for_the_whole_country_is_the_person_of_the_gazetteer(known: Knowledge) -> None:
    row = result("Kassym-Jomart Tokayev", "kazakhstan")

    assert candidate_id(row, known, "kazakhstan") == "kassym-jomart-tokayev"
    assert candidate_id(row | {"place_id": "ulken"}, known, "kazakhstan") == "kassym-jomart-tokayev-ulken"
    assert candidate_id(row, known) == "kassym-jomart-tokayev-kazakhstan"


def test_namesake_of_a_known_person_in_another_party_is_somebody_else(known: Knowledge) -> None:
    assert candidate_id(result("Äli Bektaev", option_id="nur-otan"), known) == "ali-bektaev-ulken"


@pytest.mark.parametrize("row", [{"option_id": "auyl", "place_id": "ulken"}, result("")])
def test_result_without_a_candidate_has_no_person(known: Knowledge, row: Row) -> None:
    assert candidate_id(row, known) == ""


def test_ids_are_added_and_names_stay_as_published(known: Knowledge) -> None:
    (candidate,) = with_candidate_ids([result("Äli  Bektaev")], known)
    (party,) = with_leader_ids([{"party_id": "auyl", "leader_name": "Äli Bektaev"}], known)

    assert candidate == result("Äli  Bektaev") | {"person_id": "ali-bektaev-ulken"}
    assert party == {"party_id": "auyl", "leader_name": "Äli Bektaev", "leader_person_id": "bektaev-of-auyl"}


def test_leader_is_a_person_named_where_a_table_names_them_first() -> None:
    cells = (Cell(1, 1, "Leader"), Cell(2, 1, "Äli Bektaev"), Cell(3, 1, "Äli Bektaev"))
    article = Document("Elections", "text-mirror", (), (), (Table("t01", "s01", "", 1, cells),), ())
    parties = [{"party_id": "auyl", "leader_name": "Äli Bektaev", "leader_person_id": "bektaev-of-auyl"}]

    assert people_rows("adal-2021", article, parties, [], is_kazakh=True) == [
        {
            "article_id": "adal-2021",
            "person_id": "bektaev-of-auyl",
            "name": "Äli Bektaev",
            "kk_cyrl": "Әли Бектаев",
            "kk_latn": "Äli Bektaev",
            "ru": "Али Бектаев",
            "en": "Ali Bektayev",
            "ascii": "Ali Bektaev",
            "status": "attested",
            "party_id": "auyl",
            "source": "t01r02c01",
        }
    ]


def person(row: Row, *, is_kazakh: bool = True, references: tuple[Reference, ...] = ()) -> Row:
    document = Document("Elections", "text-mirror", (), (), (), references)
    (found,) = people_rows("adal-2021", document, [], [row | {"person_id": "x"}], is_kazakh=is_kazakh)
    return found


def test_kazakh_name_the_gazetteer_does_not_know_is_derived() -> None:
    row = person(result("Aidyn Berdyqūlov"))

    assert (row["kk_cyrl"], row["kk_latn"], row["status"]) == ("Айдын Бердықұлов", "Aidyn Berdyqūlov", "derived")
    assert (row["party_id"], row["source"]) == ("", "t18r02")


@pytest.mark.parametrize("name", ["Nursultan Xyzev", "John Smith", "Karim Massimov-Whitfield"])
def test_english_name_has_no_kazakh_form(name: str) -> None:
    assert person(result(name)).get("kk_cyrl", "") == ""
    assert person(result(name))["status"] == "unresolved"


def test_name_in_an_article_of_another_country_has_no_kazakh_form() -> None:
    assert person(result("Aidyn Berdyqūlov"), is_kazakh=False)["status"] == "unresolved"


def test_russian_form_is_one_a_reference_has() -> None:
    title = "Нуржана Ашимбетова уволили с поста акима Аксу"
    reference = Reference(number=53, text=title, title=title, kind="citation")

    assert person(result("Nūrjan Äşımbet"), references=(reference,)).get("ru", "") == ""
    assert person(result("Tölegen Jandäuletov"), references=(reference,)).get("ru", "") == ""
    derived = Reference(number=1, text="Толегена Жандаулетова", title="Толегена Жандаулетова", kind="citation")
    assert person(result("Tölegen Jandäuletov"), references=(derived,))["ru"] == "Толеген Жандаулетов"


def test_candidate_of_a_described_party_belongs_to_it() -> None:
    row = result("Anuar Qalqabaev", option_id="auyl") | {"person_id": "anuar-qalqabaev-ulken"}
    parties = [{"party_id": "auyl", "leader_name": "", "leader_person_id": ""}]

    assert [person["party_id"] for person in people_rows("adal-2021", EMPTY, parties, [row])] == ["auyl"]


def test_person_of_two_results_is_found_at_the_first() -> None:
    rows = [
        result("Äli Bektaev", option_id="auyl") | {"person_id": "bektaev-of-auyl", "source": s} for s in ("t18r02", "t19r03")
    ]

    assert [person["source"] for person in people_rows("adal-2021", EMPTY, [], rows)] == ["t18r02"]


def test_leader_who_is_a_candidate_too_is_one_person(known: Knowledge) -> None:
    parties = with_leader_ids([{"party_id": "auyl", "leader_name": "Äli Bektaev"}], known)
    results = with_candidate_ids([result("Äli Bektaev", option_id="auyl")], known)

    people = people_rows("adal-2021", EMPTY, parties, results)

    assert [person["person_id"] for person in people] == ["bektaev-of-auyl"]


def ids(*named: str, results: tuple[Row, ...] = ()) -> list[str]:
    rows = people_rows("adal-2021", EMPTY, [], list(results), [(name, "p01") for name in named], is_kazakh=True)
    return [row["person_id"] for row in rows]


def test_person_of_the_text_with_the_very_name_of_one_candidate_is_that_candidate() -> None:
    candidate = result("Anuar Qalqabaev") | {"person_id": "anuar-qalqabaev-ulken"}

    assert ids("Anuar Qalqabaev", results=(candidate,)) == ["anuar-qalqabaev-ulken"]


def test_person_of_the_text_with_the_name_of_two_candidates_is_neither() -> None:
    two = tuple(result("Anuar Qalqabaev", place) | {"person_id": f"anuar-qalqabaev-{place}"} for place in ("ulken", "aral"))

    assert ids("Anuar Qalqabaev", results=two) == ["anuar-qalqabaev-ulken", "anuar-qalqabaev-aral"]


def test_people_whose_names_differ_in_marks_only_stay_two() -> None:
    first, second = ids("Nūrlan Aman", "Nurlan Aman")

    assert first == "nurlan-aman"
    assert second.startswith("nurlan-aman-")


def test_person_of_the_gazetteer_has_its_id() -> None:
    assert ids("Kassym-Jomart Tokayev", "Qasym-Jomart Toqaev") == ["kassym-jomart-tokayev"]
