"""The list of rules: every one named, explained, and with an example it really gives."""

from collections import Counter
from collections.abc import Callable

import pytest

from pipeline.checks.rule import Checked, Rule
from pipeline.checks.rules import RULES
from pipeline.extract.reading import Reading
from pipeline.model.schema import Row, Rows
from tests.checks.pages import CELL, html

Make = Callable[..., Checked]
FirstArticle = tuple[Reading, dict[str, list[Row]]]

AQMOLA = {"place_id": "aqmola-region", "candidates_source": "t02r03"}


def seats(*counts: tuple[str, str]) -> list[Row]:
    return [{"place_id": "aqmola-region", "option_name": name, "seats_count": count} for name, count in counts]


def candidates(*counts: tuple[str, str], **more: str) -> list[Row]:
    return [{"option_name": name, "candidates_count": count, **more} for name, count in counts]


MAP = "Aqmola Region edit\n\nAqmola Region\n  Nur Otan (73)\nParty Äkıms\nNur Otan 74\nTotal 74"
# Nothing tells whose the two posts are: neither row nor total has a share.
AMBIGUOUS = "Results edit\n\nParty Votes Äkıms\nNur Otan 2\nAdal 3"
UNREAD = '1. ^ "Auyl". Retrieved 2021-05-06.\nAuyl.'

SOURCE = {"reference_number": "5", "use_count": "1", "kind": "citation", "text": "Auyl."}
TWICE = {"use_count": "1", "kind": "citation", "title": "Who could run again?", "text": '"Who could run again?".'}
VOTES = html("Party | Votes", "Adal | 5")
LISTS = html(
    *("Party | Candidate | Votes", "A | Jane Doe | 20", "B | Jane Doe | 10", "Total | Jane Doe | 31", "C | John Roe | 5"),
    "Total | | 36",
)
SUMMARY = html(
    "Nominee | Pat Brown | Richard Nixon", "Party | Democratic | Republican", "Popular vote | 3,037,119 | 2,740,351", headings=0
)
NOMINATED = "As of 7 July 2021, a total of 2322 candidates were nominated, with most being self-nominees."
ALPHA_BETA = html("Party | Votes", "Alpha | 12", "Beta | 8")

# The example of every rule that the first article does not break: the article, and the rows, that give it.
ARTICLES: dict[str, tuple[str, dict[str, int], dict[str, Rows]]] = {
    "unread_line": (UNREAD, {}, {}),
    "alignment": (AMBIGUOUS, {}, {}),
    "expected_tables": (
        "Held once.",
        {"results_by_party": 15},
        {"tables": [{"table_id": f"t{number:02d}", "kind": "results_by_party"} for number in range(1, 15)]},
    ),
    "results_total": (
        "Held once.",
        {},
        {
            "contests": [AQMOLA | {"seats_count": "94"}],
            "results": seats(
                ("Nur Otan", "74"), ("Independent", "14"), ("QHP", "3"), ("Aq Jol", "2"), ("Auyl", "1"), ("Adal", "1")
            ),
        },
    ),
    "row_total": (
        "Held once.",
        {},
        {
            "contests": [AQMOLA | {"candidates_count": "303"}],
            "nominations": candidates(
                *(("Nur Otan", "76"), ("Auyl", "2"), ("QHP", "7"), ("Aq Jol", "5"), ("Adal", "2"), ("JSDP", "1")),
                ("Independents", "209"),
                place_id="aqmola-region",
                source="t02r03c03",
            ),
        },
    ),
    "nominations_total": (
        "Held once.",
        {},
        {
            "nominations": candidates(
                *(("Nur Otan", "588"), ("Auyl", "100"), ("QHP", "70"), ("Adal", "56"), ("Aq Jol", "52")),
                as_of_date="2021-07-07",
                candidates_total_count="867",
            )
        },
    ),
    "nomination_share": (
        "Held once.",
        {},
        {"nominations": candidates(("Nur Otan", "588"), candidates_total_count="867", candidates_pct="66")},
    ),
    "turnout": (
        "Held once.",
        {},
        {"contests": [{"votes_count": "956984", "registered_voters_count": "1209817", "turnout_pct": "79.01"}]},
    ),
    "total_share": ("Held once.", {}, {"contests": [{"votes_count": "956984", "votes_pct": "100.01"}]}),
    "contested_agrees": (
        "Held once.",
        {},
        {"elections": [{"seats_contested_count": "743"}], "contests": [{"seats_count": "730"}]},
    ),
    "legend_agrees": (MAP, {}, {"results": seats(("Nur Otan", "74"))}),
    "use_count": (
        "Held once.",
        {},
        {
            "references": [{"reference_number": "5", "use_count": "2"}],
            "citations": [{"citation_number": number, "reference_number": "5"} for number in "123"],
        },
    ),
    "missing_reference": (
        "Held once.",
        {},
        {"citations": [{"citation_number": "1", "reference_number": "9", "source": "p01"}]},
    ),
    "uncited": ("Held once.", {}, {"references": [{"reference_number": "9", "use_count": "1"}]}),
    "section_levels": ("Background edit\n\nHeld once.", {}, {}),
    "majority": (
        "Held once.",
        {},
        {
            "contests": [{"place_name": "District 4", "majority_count": "560"}],
            "results": [
                {"option_name": name, "votes_count": votes} for name, votes in (("Nur Otan", "3210"), ("Adal", "2640"))
            ],
        },
    ),
    "poll_total": (
        "Held once.",
        {},
        {
            "polls": [
                {"poll_number": "1", "pollster_name": "Rasmussen Reports", "option_name": name, "support_pct": share}
                for name, share in (("Nur Otan", "60"), ("Adal", "30"), ("Auyl", "11"), ("Aq Jol", "10"))
            ]
        },
    ),
    "unknown_heading": (html("Party | Votes | Home province", "Alpha | 12 | North", "Beta | 8 | South"), {}, {}),
    "unread_value": (html("Party | Votes", "Alpha | 12 3O4", "Beta | 8"), {}, {}),
    "unread_row": (html("Party | Votes", "Alpha | 12", "Beta | 8", "Total | 20", "Alpha | 11"), {}, {}),
    "revised_reading": (
        html("Party | Votes | %", "Alpha | 6 | 60", "Beta | 3 | 30", "Gamma | 1 | 10", "Total | 10 | 100", headings=2),
        {},
        {},
    ),
    "duplicate_table": (CELL * 4 + ALPHA_BETA + CELL + ALPHA_BETA, {}, {}),
    "repeated_option": (
        CELL * 2 + html("Party | Candidate | Votes", "A | John Roe | 5", "B | Ann Poe | 4", *["A | Jane Doe | 3"] * 2),
        {},
        {},
    ),
    "no_election_table": (CELL, {}, {}),
    "ambiguous_place": ("Held once.", {}, {"contests": [{"place_id": "", "place_name": "Abay District", "source": "t02r03"}]}),
    "similar_people": (
        "Held once.",
        {},
        {
            "people": [
                {"person_id": "ali-bektaev", "name": "Äli Bektaev", "ascii": "Ali Bektaev", "source": "p01"},
                {"person_id": "ali-bektaev-2", "name": "Ali Bektaev", "ascii": "Ali Bektaev", "source": "p02"},
            ]
        },
    ),
    "reference_dates": (
        "Held once.",
        {},
        {"references": [SOURCE | {"published_date": "2021-05-06", "accessed_date": "2020-05-06"}]},
    ),
    "archive_date": (
        "Held once.",
        {},
        {
            "references": [
                SOURCE | {"archived_date": "2021-05-06", "archive_url": "https://web.archive.org/web/20210605/https://auyl.kz"}
            ]
        },
    ),
    "reference_language": ("Held once.", {}, {"references": [SOURCE | {"title": "Выборы акимов", "language": "en"}]}),
    "group_total": (LISTS, {}, {}),
    "summary_agrees": (
        SUMMARY,
        {},
        {"results": [{"option_name": "Adal", "candidate_name": "Pat Brown", "votes_count": "3037109", "place_id": ""}]},
    ),
    "date_to_come": ("Held once.", {}, {"references": [SOURCE | {"accessed_date": "2031-05-06"}]}),
    "duplicate_reference": (
        "Held once.",
        {},
        {"references": [TWICE | {"reference_number": number} for number in ("18", "21")]},
    ),
    "empty_section": (f"<h2>Results</h2><h2>By county</h2>{VOTES}", {}, {}),
    "heading_level": (f"<h2>Results</h2>{VOTES}<h4>Turnout</h4>{VOTES}<h3>By county</h3>{VOTES}", {}, {}),
    "caption_section": (
        "Aqmola Region edit\n\nAqtobe Region\n  Nur Otan (73)\nParty Äkıms\nNur Otan 73\nTotal 73",
        {},
        {},
    ),
    "infobox_agrees": (
        "Auyl elections\n\n1 of 2 äkıms\n  Majority party\nParty Adal\nPercentage 4.52%\n\nThe end.",
        {},
        {"contests": [{}], "results": [{"option_name": "Adal", "seats_pct": "2.05"}]},
    ),
    "candidates_nominated": (
        "Held once.",
        {},
        {
            "contests": [{"place_id": "aqqum-rural-district", "candidates_count": "1"}],
            "results": [
                {"place_id": "aqqum-rural-district", "option_name": "Adal", "candidate_name": name}
                for name in ("A. Aidyn", "B. Anuar")
            ],
        },
    ),
    "nominations_agree": (
        "Held once.",
        {},
        {"nominations": [*candidates(("Nur Otan", "588"), as_of_date="2021-07-07"), *candidates(("Nur Otan", "578"))]},
    ),
    "out_of_limits": (
        "Held once.",
        {},
        {"contests": [AQMOLA | {"votes_count": "100112", "registered_voters_count": "100111"}]},
    ),
    "prose_total": (
        "Held once.",
        {},
        {
            "figures": [
                {"text": value, "value": value, "context": NOMINATED, "subject": f"{subject}_count", "figure_number": value}
                for value, subject in (
                    ("2322", "contests/auyl-2021/kazakhstan/candidates"),
                    ("1456", "nominations/auyl-2021/kazakhstan/independent//candidates"),
                    ("867", "nominations/auyl-2021/kazakhstan/adal//candidates_total"),
                )
            ]
        },
    ),
    "mixed_script": ("Bүgin was held once.", {}, {}),
    "stray_characters": (html("Group | Votes", "Lan\u00adthanide | 5"), {}, {}),
}


# Rules that need more than a small text, in test_readers.py, test_entities.py and test_structure.py.
SHOWN_ELSEWHERE = ("readers_agree", "coins_agree", "unmatched_decision", "unmatched_acknowledgement", "title_year")


def of_the_first_article(rule: Rule, first_article: FirstArticle) -> list[str]:
    return [found.message for found in rule.disagreements(Checked(*first_article))]


def test_no_two_rules_have_one_name() -> None:
    assert [check for check, count in Counter(rule.check for rule in RULES).items() if count > 1] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.check)
def test_rule_says_why_and_gives_an_example(rule: Rule) -> None:
    assert rule.rationale.endswith(".")
    assert rule.example


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.check)
def test_rule_fits_into_a_row_of_docs(rule: Rule) -> None:
    assert not set("|\n") & set(rule.rationale + rule.example)


@pytest.mark.parametrize("rule", [r for r in RULES if r.check not in SHOWN_ELSEWHERE], ids=lambda rule: rule.check)
def test_example_is_a_message_of_the_rule(rule: Rule, first_article: FirstArticle, checked: Make) -> None:
    if rule.check in ARTICLES:
        body, expect, tables = ARTICLES[rule.check]
        messages = [found.message for found in rule.disagreements(checked(body, expect=expect, **tables))]
        assert messages == [rule.example]
    else:
        assert rule.example in of_the_first_article(rule, first_article)


def test_example_is_made_up_only_where_the_first_article_has_none(first_article: FirstArticle) -> None:
    made_up = [rule.check for rule in RULES if rule.check in ARTICLES and of_the_first_article(rule, first_article)]

    assert made_up == ["infobox_agrees", "nominations_agree"]  # the first article's are of several parties at once
