"""Every identity of an article's published rows."""

import pytest

from pipeline.extract.article_sums import all_identities
from pipeline.model.schema import Row

E = {"election_id": "e"}
WHOLE = {**E, "place_id": "kz"}
ELECTIONS = [{**WHOLE, "title": "Elections"}]


def nominated(option: str, place: str, count: str, row: int = 2, **more: str) -> Row:
    source = f"t01r{row:02d}c03"
    return {**E, "option_name": option, "place_id": place, "candidates_count": count, "source": source, **more}


def contest(place: str, count: str, row: int = 2, **more: str) -> Row:
    return {**E, "place_id": place, "candidates_count": count, "candidates_source": f"t01r{row:02d}", **more}


def held(check: str, **tables: list[Row]) -> list[bool]:
    return [each.is_held for each in all_identities({"elections": ELECTIONS, **tables}) if each.check == check]


def test_article_without_rows_has_no_identities() -> None:
    assert list(all_identities({})) == []


def test_contests_of_results_are_tried() -> None:
    results = [{**WHOLE, "option_name": name, "votes_count": votes} for name, votes in (("Adal", "5"), ("Auyl", "3"))]

    assert held("results_total", results=results, contests=[{**WHOLE, "votes_count": "8"}]) == [True]


@pytest.mark.parametrize(("stated", "expected"), [("8", [True]), ("9", [False])])
def test_candidates_of_a_place_add_up_to_its_total(stated: str, expected: list[bool]) -> None:
    rows = [nominated("Adal", "aral", "5"), nominated("Auyl", "aral", "3")]

    assert held("row_total", nominations=rows, contests=[contest("aral", stated)]) == expected


def test_candidates_of_another_row_do_not_count() -> None:
    assert held("row_total", nominations=[nominated("Adal", "aral", "5", row=9)], contests=[contest("aral", "8")]) == []


@pytest.mark.parametrize(("stated", "expected"), [("8", [True]), ("9", [False])])
def test_column_of_candidates_adds_up_to_its_total_row(stated: str, expected: list[bool]) -> None:
    rows = [nominated("Adal", "aral", "5"), nominated("Adal", "shieli", "3", 3), nominated("Adal", "kz", stated, 4)]

    assert held("column_total", nominations=rows) == expected


def test_races_and_candidates_of_places_add_up() -> None:
    places = [contest("aral", "5", 2, races_count="2"), contest("shieli", "3", 3, races_count="1")]

    assert held("column_total", contests=[*places, contest("kz", "8", 4, races_count="4")]) == [False, True]


def test_total_row_without_places_is_not_tried() -> None:
    assert held("column_total", nominations=[nominated("Adal", "kz", "8")]) == []


@pytest.mark.parametrize(("stated", "expected"), [("8", [True]), ("9", [False])])
def test_candidates_of_parties_add_up_to_the_total_beside_them(stated: str, expected: list[bool]) -> None:
    rows = [
        nominated(name, "kz", count, row, candidates_total_count=stated, as_of_date="2021-07-07")
        for row, (name, count) in enumerate((("Adal", "5"), ("Auyl", "3")), start=2)
    ]

    assert held("nominations_total", nominations=rows) == expected


@pytest.mark.parametrize(("pct", "expected"), [("62.5", [True]), ("63", [True]), ("60", [False])])
def test_share_of_candidates_is_of_the_total_beside_it(pct: str, expected: list[bool]) -> None:
    row = nominated("Adal", "kz", "5", candidates_total_count="8", candidates_pct=pct, as_of_date="2021-07-07")

    assert held("nomination_share", nominations=[row]) == expected


def test_share_of_no_candidates_is_not_tried() -> None:
    row = nominated("Adal", "kz", "0", candidates_total_count="0", candidates_pct="0")

    assert held("nomination_share", nominations=[row]) == []


@pytest.mark.parametrize(
    ("shares", "expected"),
    [(("52", "48"), [True]), (("33.4", "33.4", "33.4"), [True]), (("40", "30"), [True]), (("60", "48"), [False])],
    ids=["100", "rounded", "some named none", "over 100"],
)
def test_shares_of_a_poll_stay_within_100(shares: tuple[str, ...], expected: list[bool]) -> None:
    polls = [{**E, "poll_number": "1", "support_pct": share, "source": "t01r02c04"} for share in shares]

    assert held("poll_total", polls=polls) == expected


def test_polls_are_summed_one_by_one() -> None:
    polls = [{**E, "poll_number": number, "support_pct": "60", "source": "t01r02c04"} for number in ("1", "2")]

    assert held("poll_total", polls=polls) == [True, True]
