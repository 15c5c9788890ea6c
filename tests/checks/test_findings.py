"""Findings: what disagrees as published rows, and those of the first article, counted by hand."""

from collections.abc import Callable
from hashlib import sha256

import pytest

from pipeline.checks.findings import finding_rows
from pipeline.checks.rule import Checked
from pipeline.checks.rules import RULES
from pipeline.extract.reading import Reading
from pipeline.model.schema import Row
from tests.checks.pages import html

Make = Callable[..., Checked]
FirstArticle = tuple[Reading, dict[str, list[Row]]]


RESULTS = html("Party | Votes", "Nur Otan | 5")


def atyrau(races: str = "31", place_name: str = "Atyrau Region") -> Row:
    """A contest with races that are not all filled."""
    return {
        "place_id": "atyrau-region",
        "place_name": place_name,
        "races_count": races,
        "seats_count": "18",
        "candidates_source": "t02r05",
    }


def kostanay() -> Row:
    return {"place_id": "kostanay-region", "races_count": "59", "seats_count": "65"}


def findings(article: Checked) -> list[Row]:
    return finding_rows(article.reading, article.tables)


def test_article_that_agrees_with_itself_has_no_findings(checked: Make) -> None:
    assert findings(checked(RESULTS, contests=[atyrau("18")])) == []


def test_finding_says_all_its_columns(checked: Make) -> None:
    subject = "contests/auyl-2021/atyrau-region/races_count"

    assert findings(checked(RESULTS, contests=[atyrau()])) == [
        {
            "article_id": "auyl-2021",
            "finding_id": f"races-filled-{sha256(subject.encode()).hexdigest()[:8]}",
            "check": "races_filled",
            "other_checks": "",
            "severity": "warning",
            "subject": subject,
            "source": "t02r05",
            "other_sources": "",
            "stated": "31",
            "computed": "18",
            "difference": "13",
            "message": "Atyrau Region: 31 races among the candidates, 18 posts in the results",
            "is_acknowledged": "false",
            "acknowledged_why": "",
        }
    ]


def test_id_is_the_same_whatever_is_stated_and_however_the_place_is_spelled(checked: Make) -> None:
    [before] = findings(checked(RESULTS, contests=[atyrau()]))
    [after] = findings(checked(RESULTS, contests=[atyrau("30", "Atyraū")]))

    assert before["message"] != after["message"]
    assert before["finding_id"] == after["finding_id"]


def test_id_is_the_same_whatever_stands_before_it(checked: Make) -> None:
    alone = findings(checked(RESULTS, contests=[kostanay()]))
    second = findings(checked(RESULTS, contests=[atyrau(), kostanay()]))

    assert [row["subject"] for row in second] == [
        "contests/auyl-2021/atyrau-region/races_count",
        "contests/auyl-2021/kostanay-region/races_count",
    ]
    assert alone[0]["finding_id"] == second[1]["finding_id"]


def test_two_rules_against_one_value_are_one_finding(checked: Make) -> None:
    contests = [
        {"races_count": "743", "seats_count": "730", "candidates_source": "t02r16", "source": "t03r09"},
        {"place_id": "aqmola-region", "races_count": "737", "candidates_source": "t02r03"},
    ]

    [found] = findings(checked(RESULTS, elections=[{}], contests=contests))

    assert found["subject"] == "contests/auyl-2021/kazakhstan/races_count"
    assert (found["check"], found["other_checks"], found["other_sources"]) == ("column_total", "races_filled", "t03r09")
    assert found["message"] == (
        "Kazakhstan: the total of races is stated as 743, its only part is 737; "
        "743 races among the candidates, 730 posts in the results"
    )


@pytest.mark.parametrize(("stated", "difference"), [("4.52", "2.47"), ("2.00", "-0.05"), ("4.500", "2.450")])
def test_difference_is_stated_minus_computed_with_their_decimals(checked: Make, stated: str, difference: str) -> None:
    body = f"Auyl elections\n\n1 of 2 äkıms\n  Majority party\nParty Adal\nPercentage {stated}%\n\nThe end."

    [found] = findings(checked(body, contests=[{}], results=[{"option_name": "Adal", "seats_pct": "2.05"}]))

    assert found["difference"] == difference


def test_finding_without_two_numbers_has_no_difference(checked: Make) -> None:
    [found] = findings(checked("Results edit\n\nParty Votes\nNur Otan 5\nTotal 5"))

    assert (found["check"], found["difference"]) == ("section_levels", "")


def test_severity_is_that_of_the_rule_or_a_warning_where_rounding_may_explain_it(first_article: FirstArticle) -> None:
    found = {(row["check"], row["severity"]) for row in first_article[1]["findings"]}

    assert {("places_total", "error"), ("place_from_text", "info")} <= found
    assert found - {(rule.check, rule.severity) for rule in RULES} == {
        ("result_share", "warning"),  # 60.79 for 60.80
        ("races_filled", "error"),  # with the column's total, which is an error
    }


def test_first_article_has_no_two_findings_of_one_id(first_article: FirstArticle) -> None:
    ids = [row["finding_id"] for row in first_article[1]["findings"]]

    assert len(ids) >= 20
    assert len(ids) == len(set(ids))


def test_every_remark_of_the_first_article_is_a_finding(first_article: FirstArticle) -> None:
    reading, tables = first_article
    remarks = {(remark.check, remark.subject) for remark in (*reading.document.remarks, *reading.elections.remarks)}

    assert remarks == {("place_from_text", "t21")}
    assert remarks <= {(row["check"], row["subject"]) for row in tables["findings"]}


# Added up and read by hand in the capture: all that its text, tables, infobox and references contradict each other in. Several
# rules against one value are one finding, at the first place, and so is what one wrong value explains.
BY_HAND = {
    ("archived_after_access", "", "", "4", ""),
    ("infobox_agrees", "", "infobox/r12c04", "4.52", "2.05"),
    ("nominations_agree", "", "t01r05c05", "", ""),
    ("place_from_text", "", "t21r01", "", "bersugir-rural-district"),
    ("places_total", "", "t03r04c04", "33", "32"),
    ("places_total", "", "t03r10c02", "1209817", "1209818"),
    ("places_total", "prose_agrees", "t03r03c04", "33", "98"),
    ("places_total", "winners_nominated", "t03r02c04", "627", "563"),
    ("prose_candidates", "", "p20", "267", "56"),
    ("prose_candidates", "", "p45", "7", "6"),
    ("races_filled", "", "t02r05c02", "31", "18"),
    ("races_filled", "column_total", "t02r09c02", "59", "65"),
    ("unstated_language", "", "", "1", ""),
    ("result_share", "", "t04r02c03", "60.79", "60.80"),
    ("result_share", "", "t04r03c03", "24.02", "23.95"),
    ("result_share", "", "t06r04c05", "4.26", "4.23"),
    ("result_share", "share_total", "t20r06c04", "3.77", "0.00"),
    ("section_place", "", "", "East Kazakhstan Region", "Atyrau Region"),
    ("winners_nominated", "", "t06r02c04", "57", "51"),
    ("work_spelling", "", "", "Главные новости Казахстана - Tengrinews.kz", "Tengrinews.kz"),
}


def test_first_article_contradicts_itself_where_reading_by_hand_says_so(first_article: FirstArticle) -> None:
    columns = ("check", "other_checks", "source", "stated", "computed")
    found = [tuple(row[column] for column in columns) for row in first_article[1]["findings"]]

    assert sorted(found) == sorted(BY_HAND)
