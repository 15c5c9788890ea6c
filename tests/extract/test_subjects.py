"""The names of published values, and the values by name."""

from pipeline.extract.subjects import Value, candidates_subject, places_subject, published_values, subject
from pipeline.model.schema import Row

ELECTION = "2021-adal"


def row(**more: str) -> Row:
    return {"article_id": "adal", "election_id": ELECTION, **more}


def test_name_is_table_key_and_column() -> None:
    contest = row(place_id="aqmola-region", place_name="Aqmola Region", turnout_pct="75.75")

    assert subject("contests", contest, "turnout_pct") == "contests/2021-adal/aqmola-region/turnout_pct"


def test_what_has_no_id_goes_by_its_name() -> None:
    contest = row(place_id="", place_name="District 4", turnout_pct="75.75")

    assert subject("contests", contest, "turnout_pct") == "contests/2021-adal/District 4/turnout_pct"


def test_round_is_in_the_name_only_where_there_is_one() -> None:
    result = row(place_id="aqmola-region", option_id="adal", option_name="Adal")

    assert subject("results", result, "votes_count") == "results/2021-adal/aqmola-region/adal//votes_count"
    assert subject("results", result | {"round": "2"}, "votes_count") == "results/2021-adal/aqmola-region/2/adal//votes_count"


def test_every_stated_value_is_found_by_its_name() -> None:
    contest = row(place_id="aqmola-region", votes_count="75833", seats_count="95", turnout_pct="", source="t04r10")
    values = published_values({"elections": [row(place_id="aqmola-region")], "contests": [contest]})

    assert values == {
        "contests/2021-adal/aqmola-region/votes_count": Value("contests", contest, "votes_count"),
        "contests/2021-adal/aqmola-region/seats_count": Value("contests", contest, "seats_count"),
    }


def test_candidates_of_a_contest_are_counted_in_all_and_by_option() -> None:
    def result(option_id: str, candidate_name: str) -> Row:
        return row(place_id="aqqum", option_id=option_id, candidate_name=candidate_name)

    results = [result("adal", "A"), result("independent", "B"), result("independent", "C"), result("invalid", "")]
    values = published_values({"results": results})

    assert values[candidates_subject(results[0])].stated == "3"
    assert values[candidates_subject(results[0], "independent")].stated == "2"
    assert candidates_subject(results[0], "invalid") not in values


def test_places_of_an_election_are_those_inside_the_one_it_was_held_in() -> None:
    held = row(place_id="kazakhstan")
    contests = [row(place_id=place, votes_count="5") for place in ("kazakhstan", "aqmola-region", "aqtobe-region")]

    assert published_values({"elections": [held], "contests": contests})[places_subject(ELECTION)].stated == "2"


def test_values_of_a_contest_stand_where_its_row_was_put_together_from() -> None:
    contest = row(source="t04r10", voters_source="t04r11", candidates_source="t02r03")
    contest |= {"votes_count": "5", "turnout_pct": "50", "races_count": "1"}

    assert [Value("contests", contest, column).source for column in ("votes_count", "turnout_pct", "races_count")] == [
        "t04r10",
        "t04r11",
        "t02r03",
    ]


def test_value_says_whose_it_is_and_of_what() -> None:
    result = row(place_name="Aqmola Region", option_name="Adal", seats_count="1")

    value, of_all = Value("results", result, "seats_count"), Value("contests", row(), "registered_voters_count")
    assert (value.whose, value.what) == ("Adal, Aqmola Region", "seats")
    assert (of_all.whose, of_all.what) == ("", "registered voters")
