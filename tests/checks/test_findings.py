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
            "severity": "warning",
            "subject": subject,
            "source": "t02r05",
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


def test_two_checks_of_one_subject_have_two_ids(checked: Make) -> None:
    contests = [
        {"races_count": "743", "seats_count": "730", "candidates_source": "t02r16"},
        {"place_id": "aqmola-region", "races_count": "737", "candidates_source": "t02r03"},
    ]

    found = findings(checked(RESULTS, elections=[{}], contests=contests))

    assert [(row["check"], row["subject"]) for row in found] == [
        ("column_total", "contests/auyl-2021/kazakhstan/races_count"),
        ("races_filled", "contests/auyl-2021/kazakhstan/races_count"),
    ]
    assert found[0]["finding_id"] != found[1]["finding_id"]


@pytest.mark.parametrize(("stated", "difference"), [("4.52", "2.47"), ("2.00", "-0.05"), ("4.500", "2.450")])
def test_difference_is_stated_minus_computed_with_their_decimals(checked: Make, stated: str, difference: str) -> None:
    body = f"Auyl elections\n\n1 of 2 äkıms\n  Majority party\nParty Adal\nPercentage {stated}%\n\nThe end."

    [found] = findings(checked(body, contests=[{}], results=[{"option_name": "Adal", "seats_pct": "2.05"}]))

    assert found["difference"] == difference


def test_finding_without_two_numbers_has_no_difference(checked: Make) -> None:
    [found] = findings(checked("Results edit\n\nParty Votes\nNur Otan 5\nTotal 5"))

    assert (found["check"], found["difference"]) == ("section_levels", "")


def test_severity_is_that_of_the_rule(first_article: FirstArticle) -> None:
    found = {(row["check"], row["severity"]) for row in first_article[1]["findings"]}

    assert {("places_total", "warning"), ("place_from_text", "info")} <= found
    assert found <= {(rule.check, rule.severity) for rule in RULES}


def test_first_article_has_no_two_findings_of_one_id(first_article: FirstArticle) -> None:
    ids = [row["finding_id"] for row in first_article[1]["findings"]]

    assert len(ids) > 20
    assert len(ids) == len(set(ids))


def test_every_remark_of_the_first_article_is_a_finding(first_article: FirstArticle) -> None:
    reading, tables = first_article
    remarks = {(remark.check, remark.subject) for remark in (*reading.document.remarks, *reading.elections.remarks)}

    assert remarks == {("place_from_text", "t21")}
    assert remarks <= {(row["check"], row["subject"]) for row in tables["findings"]}


# Added up by hand from the capture: all that its tables, infobox and references contradict each other in.
BY_HAND = {
    ("column_total", "t02r16", "743", "737"),
    ("places_total", "t03r02", "627", "563"),
    ("places_total", "t03r03", "33", "98"),
    ("places_total", "t03r04", "33", "32"),
    ("places_total", "t03r10", "1209817", "1209818"),
    ("races_filled", "t02r05", "31", "18"),
    ("races_filled", "t02r09", "59", "65"),
    ("races_filled", "t02r16", "743", "730"),
    ("result_share", "t04r02", "60.79", "60.80"),
    ("result_share", "t04r03", "24.02", "23.95"),
    ("result_share", "t06r04", "4.26", "4.23"),
    ("result_share", "t20r06", "3.77", "0.00"),
    ("share_total", "t20r07", "100", "103.77"),
    ("infobox_agrees", "infobox/r12c04", "4.52", "2.05"),
    ("infobox_agrees", "infobox/r19c02", "2.05", "1.51"),
    ("infobox_agrees", "infobox/r19c03", "1.51", "1.37"),
    ("infobox_agrees", "infobox/r19c04", "1.37", "0.14"),
    ("winners_nominated", "t06r02", "57", "51"),
    ("winners_nominated", "t03r02", "627", "588"),
    ("nominations_agree", "t01r02c05", "588", "578"),
    ("nominations_agree", "t01r03c05", "100", "104"),
    ("nominations_agree", "t01r05c05", "56", "50"),
    ("nominations_agree", "t01r06c05", "53", "58"),
    ("place_from_text", "t21r01", "", "bersugir-rural-district"),
}


def test_first_article_contradicts_itself_where_adding_up_by_hand_says_so(first_article: FirstArticle) -> None:
    found = [(row["check"], row["source"], row["stated"], row["computed"]) for row in first_article[1]["findings"]]

    assert sorted(found) == sorted(BY_HAND)
