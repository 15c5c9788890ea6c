"""What the gazetteer adds to the parties of an article."""

from datetime import date

import pytest

from pipeline.errors import ArticleFileError
from pipeline.names.parties import party_id, refuse_merged, with_forms, with_option_ids


@pytest.mark.parametrize(
    ("name", "on", "expected"),
    [
        ("Amanat", date(2023, 3, 19), "nur-otan"),  # renamed
        ("Nur Otan", date(2021, 7, 25), "nur-otan"),
        ("QKHP", None, "qhp"),  # an abbreviation
        ("ҚАЗАҚСТАН ХАЛЫҚ ПАРТИЯСЫ", None, "qhp"),
        ("Birlik", date(2016, 3, 20), "adal"),
        ("Birlik", date(2023, 3, 19), ""),  # dissolved
        ("Respublica", date(2012, 1, 15), ""),  # not yet founded
        ("Party of Lovers", None, ""),
        ("", None, ""),
    ],
)
def test_party_is_found_by_any_name_it_had_while_it_was_there(name: str, on: date | None, expected: str) -> None:
    assert party_id(name, on) == expected


def test_option_the_lookups_left_without_an_id_gets_one() -> None:
    rows = [
        {"option_id": "", "option_name": "Amanat", "option_kind": "unresolved"},
        {"option_id": "", "option_name": "Amanat"},  # a nomination has no kind
        {"option_id": "", "option_name": "Amanat", "option_kind": "candidate"},
        {"option_id": "auyl", "option_name": "Amanat", "option_kind": "party"},
    ]

    assert [(row["option_id"], row.get("option_kind")) for row in with_option_ids(rows, None)] == [
        ("nur-otan", "party"),
        ("nur-otan", None),
        ("", "candidate"),
        ("auyl", "party"),
    ]


def test_two_names_of_one_party_in_a_contest_stay_without_an_id() -> None:
    rows = [{"option_id": "", "option_name": name, "option_kind": "party", "election_id": "e"} for name in ("Otan", "Amanat")]

    assert with_option_ids(rows, None) == rows


def test_decision_of_a_person_gives_an_id_too() -> None:
    (row,) = with_option_ids([{"option_id": "", "option_name": "The Party"}], None, {"The Party": "adal"})

    assert row["option_id"] == "adal"


def test_decision_that_makes_two_options_one_party_is_refused() -> None:
    rows = [{"option_id": "nur-otan", "option_name": name, "election_id": "e"} for name in ("Nur Otan", "Adal")]
    said = r'^raw/x/names\.yml: "Adal" is decided to be nur-otan, which "Nur Otan" beside it is; correct the decision'

    refuse_merged(rows, {}, "raw/x/names.yml")
    with pytest.raises(ArticleFileError, match=said):
        refuse_merged(rows, {"Adal": "nur-otan"}, "raw/x/names.yml")


def test_party_has_its_names_dates_and_successor() -> None:
    (adal, other) = with_forms([{"party_id": "adal"}, {"party_id": "party-of-lovers"}])

    assert (adal["kk_cyrl"], adal["dissolved_date"], adal["successor_party_id"]) == ("Адал", "2022-04-26", "nur-otan")
    assert other == {"party_id": "party-of-lovers", "status": "unresolved"}
