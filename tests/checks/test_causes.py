"""One cause, one finding: what one wrong value explains is told together, and nothing else is."""

from collections.abc import Callable

from pipeline.checks.findings import finding_rows
from pipeline.checks.rule import Checked
from pipeline.model.schema import Row
from tests.checks.pages import html

Make = Callable[..., Checked]

PAGE = html("Party | Votes", "Nur Otan | 5")
PLACES = ("aqmola-region", "aqtobe-region")
PARTIES = ("Nur Otan", "Adal", "Auyl")


def findings(article: Checked) -> list[tuple[str, str, str, str, str]]:
    """Rule, other rules, value, what is stated and what would be right of every finding."""
    columns = ("check", "other_checks", "subject", "stated", "computed")
    return [tuple(row[column] for column in columns) for row in finding_rows(article.reading, article.tables)]  # type: ignore[misc]


def candidates(**changed: str) -> list[Row]:
    """A table of candidates: two places by three parties and their sums, 10 in every cell but those `changed`."""
    rows = []
    for number, place_id in enumerate((*PLACES, "kazakhstan"), start=2):
        for column, party in enumerate(PARTIES, start=2):
            count = changed.get(f"r{number}c{column}", "20" if place_id == "kazakhstan" else "10")
            at = {"place_id": place_id, "source": f"t02r{number:02d}c{column:02d}"}
            rows.append({"option_name": party, "candidates_count": count, **at})
    return rows


def places(total: str = "30") -> list[Row]:
    """The totals beside them."""
    of_places = [{"place_id": place_id, "candidates_count": total} for place_id in PLACES]
    rows = [*of_places, {"candidates_count": "60"}]
    return [{**row, "candidates_source": f"t02r{number:02d}"} for number, row in enumerate(rows, start=2)]


def test_cell_that_spoils_its_row_and_its_column_is_one_finding_about_the_cell(checked: Make) -> None:
    article = checked(PAGE, elections=[{}], contests=places(), nominations=candidates(r2c3="11"))

    assert findings(article) == [
        ("row_total", "column_total", "nominations/auyl-2021/aqmola-region/adal//candidates_count", "11", "10")
    ]


def test_finding_about_a_cell_says_which_and_what_shows_it_with_all_places(checked: Make) -> None:
    article = checked(PAGE, elections=[{}], contests=places(), nominations=candidates(r2c3="11"))

    [row] = finding_rows(article.reading, article.tables)

    assert row["source"] == "t02r02c03"
    assert row["other_sources"] == "t02r02 t02r04c03"
    assert row["difference"] == "1"
    assert row["message"] == (
        "Adal, Aqmola Region: candidates 11 would have to be 10; "
        "Aqmola Region: the total of candidates is stated as 30, its 3 parts add up to 31; "
        "Adal, Kazakhstan: the total of candidates is stated as 20, its 2 parts add up to 21"
    )


def test_two_wrong_cells_are_two_findings(checked: Make) -> None:
    article = checked(PAGE, elections=[{}], contests=places(), nominations=candidates(r2c3="11", r3c4="13"))

    assert findings(article) == [
        ("row_total", "column_total", "nominations/auyl-2021/aqmola-region/adal//candidates_count", "11", "10"),
        ("row_total", "column_total", "nominations/auyl-2021/aqtobe-region/auyl//candidates_count", "13", "10"),
    ]


def test_sums_off_by_different_amounts_have_no_common_cause(checked: Make) -> None:
    article = checked(PAGE, elections=[{}], contests=places(), nominations=candidates(r2c3="11", r4c3="23"))

    assert findings(article) == [
        ("row_total", "", "contests/auyl-2021/aqmola-region/candidates_count", "30", "31"),
        ("row_total", "", "contests/auyl-2021/kazakhstan/candidates_count", "60", "63"),
        ("column_total", "", "nominations/auyl-2021/kazakhstan/adal//candidates_count", "23", "21"),
    ]


def shares(total: str, nur_otan: str = "60", share: str = "60.00") -> dict[str, list[Row]]:
    """A result of 60, 30 and 10 votes."""
    votes = zip(PARTIES, (nur_otan, "30", "10"), (share, "30.00", "10.00"), strict=True)
    return {
        "contests": [{"votes_count": total, "source": "t01r05"}],
        "results": [
            {"option_name": party, "votes_count": count, "votes_pct": pct, "source": f"t01r{number:02d}"}
            for number, (party, count, pct) in enumerate(votes, start=2)
        ],
    }


def test_wrong_total_that_no_share_is_of_is_one_finding(checked: Make) -> None:
    assert findings(checked(PAGE, **shares("200"))) == [
        ("results_total", "result_share", "contests/auyl-2021/kazakhstan/votes_count", "200", "100")
    ]


def test_wrong_count_that_spoils_its_share_and_the_sum_is_one_finding(checked: Make) -> None:
    assert findings(checked(PAGE, **shares("100", nur_otan="66"))) == [
        ("results_total", "result_share", "results/auyl-2021/kazakhstan/nur-otan//votes_count", "66", "60")
    ]


def test_wrong_share_that_spoils_the_sum_of_shares_is_one_finding(checked: Make) -> None:
    assert findings(checked(PAGE, **shares("100", share="66.00"))) == [
        ("result_share", "share_total", "results/auyl-2021/kazakhstan/nur-otan//votes_pct", "66.00", "60.00")
    ]


def races(aqmola: str, whole: str, filled: str = "10") -> list[Row]:
    """Races and posts of two places and of the whole country; the second place has 5 of each."""
    counts = {"aqmola-region": (aqmola, filled), "aqtobe-region": ("5", "5"), "kazakhstan": (whole, "15")}
    return [
        {
            "place_id": place_id,
            "races_count": stated,
            "seats_count": won,
            "source": f"t0{n}r09",
            "candidates_source": f"t09r0{n}",
        }
        for n, (place_id, (stated, won)) in enumerate(counts.items(), start=1)
    ]


def test_total_that_only_carries_up_what_a_part_is_off_by_is_no_finding_of_its_own(checked: Make) -> None:
    article = checked(PAGE, elections=[{}], contests=races("13", "18"))

    [row] = finding_rows(article.reading, article.tables)

    assert (row["check"], row["subject"]) == ("races_filled", "contests/auyl-2021/aqmola-region/races_count")
    assert row["other_sources"] == "t01r09 t09r03 t03r09"


def test_part_that_spoils_the_total_too_is_one_finding(checked: Make) -> None:
    article = checked(PAGE, elections=[{}], contests=races("13", "15"))

    assert findings(article) == [("races_filled", "column_total", "contests/auyl-2021/aqmola-region/races_count", "13", "10")]


def seats(total: str, *stated: tuple[str, str]) -> dict[str, list[Row]]:
    """Posts and shares of parties, and the posts there are."""
    results = [
        {"option_name": party, "seats_count": count, "seats_pct": share, "source": f"t01r{number:02d}"}
        for number, (party, (count, share)) in enumerate(zip(PARTIES, stated, strict=False), start=2)
    ]
    return {"contests": [{"seats_count": total, "source": "t01r05"}], "results": results}


def test_shares_that_are_all_of_another_number_are_one_finding_and_no_error(checked: Make) -> None:
    article = checked(PAGE, **seats("434", ("229", "52.6"), ("204", "46.9"), ("1", "0.2")))

    [row] = finding_rows(article.reading, article.tables)

    assert (row["check"], row["severity"], row["subject"]) == (
        "result_share",
        "warning",
        "contests/auyl-2021/kazakhstan/seats_pct",
    )
    assert row["message"].startswith(
        "2 shares are of 435, the total is stated as 434; Adal, Kazakhstan: seats are stated as 46.9 %"
    )


def test_two_shares_that_are_of_another_number_than_the_third_are_two_findings(checked: Make) -> None:
    article = checked(PAGE, **seats("434", ("229", "52.6"), ("204", "46.9"), ("1", "0.2304")))

    assert len(findings(article)) == 2


def test_total_of_valid_votes_and_total_of_all_that_are_off_alike_are_one_finding(checked: Make) -> None:
    contest = {"valid_votes_count": "90", "votes_count": "95", "source": "t01r06"}
    votes = (("Nur Otan", "60", "party"), ("Adal", "34", "party"), ("Invalid/blank votes", "5", "invalid"))
    results = [{"option_name": name, "votes_count": count, "option_kind": kind} for name, count, kind in votes]

    assert findings(checked(PAGE, contests=[contest], results=results)) == [
        ("results_total", "", "contests/auyl-2021/kazakhstan/valid_votes_count", "90", "94")
    ]


def test_no_cell_is_said_to_have_to_be_less_than_nothing(checked: Make) -> None:
    article = checked(PAGE, elections=[{}], contests=places("15"), nominations=candidates(r4c3="5"))

    assert all("would have to be -" not in row["message"] for row in finding_rows(article.reading, article.tables))


def test_shares_of_nothing_and_less_are_findings_and_no_crash(checked: Make) -> None:
    article = checked(PAGE, **seats("100", ("50", "60"), ("35", "60"), ("15", "-1")))

    rows = finding_rows(article.reading, article.tables)
    assert "out_of_limits" in {check for row in rows for check in (row["check"], *row["other_checks"].split())}
