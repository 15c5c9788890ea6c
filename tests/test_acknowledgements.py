"""What a person acknowledged stays in `findings`, leaves the summary, and is told when it no longer holds."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from pipeline import summary
from pipeline.build import Built, build
from pipeline.checks.rules import RULES
from pipeline.defs.checks import article_result

ROOT = Path(__file__).parents[1]
ATYRAU = "races-filled-72e709aa"
SAID = (
    "Atyrau Region: 31 races among the candidates, 18 posts in the results; "
    "Kazakhstan: 743 races among the candidates, 730 posts in the results"
)
WHY = "13 posts were filled later: the district's page says so"
Acknowledge = Callable[..., Built]


@pytest.fixture
def acknowledge(tmp_path: Path) -> Acknowledge:
    """Builds the archive with acknowledgements, as finding and message, in the place of its own."""
    raw = Path(shutil.copytree(ROOT / "raw", tmp_path / "raw"))

    def built(*seen: tuple[str, str]) -> Built:
        entries = [{"finding": finding, "message": message, "why": WHY, "ref": "x"} for finding, message in seen]
        (raw / "2021-kazakh-municipal-elections" / "findings.yml").write_text(yaml.safe_dump(entries), "utf-8")
        return build(raw, tmp_path / "extracted")

    return built


def test_acknowledged_finding_stays_with_its_reason(acknowledge: Acknowledge) -> None:
    plain = acknowledge().tables["findings"]
    findings = acknowledge((ATYRAU, SAID)).tables["findings"]

    assert [row["finding_id"] for row in findings] == [row["finding_id"] for row in plain]
    assert [(row["finding_id"], row["acknowledged_why"]) for row in findings if row["is_acknowledged"] == "true"] == [
        (ATYRAU, WHY)
    ]


def test_acknowledged_finding_leaves_the_summary(acknowledge: Acknowledge) -> None:
    plain, built = acknowledge(), acknowledge((ATYRAU, SAID))

    assert summary.as_data(plain)["findings"] == {"error": 9, "warning": 6, "info": 5}
    assert summary.as_data(built)["findings"] == {"error": 9, "warning": 5, "info": 5}
    assert summary.as_data(built)["acknowledged_findings"] == 1
    assert "; 1 acknowledged" in summary.as_text(built)
    assert " acknowledged" not in summary.as_text(plain)


def test_acknowledged_finding_does_not_fail_its_check(acknowledge: Acknowledge) -> None:
    rule = next(rule for rule in RULES if rule.check == "result_share")
    found = [row for row in acknowledge().tables["findings"] if row["check"] == rule.check]
    built = acknowledge(*((row["finding_id"], row["message"]) for row in found))

    assert found
    assert not article_result(rule, found).passed
    assert article_result(rule, list(built.tables["findings"])).passed


@pytest.mark.parametrize(
    ("finding", "message", "said"),
    [
        ("races-filled-00000000", SAID, "findings.yml: races-filled-00000000 is no finding of the article"),
        (ATYRAU, SAID.replace("31", "30"), f'findings.yml: {ATYRAU} says "{SAID}" now'),
    ],
)
def test_acknowledgement_that_no_longer_holds_is_told(acknowledge: Acknowledge, finding: str, message: str, said: str) -> None:
    findings = acknowledge((finding, message)).tables["findings"]

    assert {row["is_acknowledged"] for row in findings} == {"false"}
    assert [row["message"] for row in findings if row["check"] == "unmatched_acknowledgement"] == [
        f"{said}; correct the acknowledgement, or remove it"
    ]


def test_error_nobody_acknowledged_needs_a_person(acknowledge: Acknowledge) -> None:
    findings = acknowledge().tables["findings"]
    errors = [(row["finding_id"], row["message"]) for row in findings if row["severity"] == "error"]

    assert summary.needs_a_person(findings)
    assert summary.needs_a_person(acknowledge(*errors[1:]).tables["findings"])
    assert not summary.needs_a_person(acknowledge(*errors).tables["findings"])


def test_every_contradiction_of_the_first_article_is_acknowledged_with_what_was_seen(tmp_path: Path) -> None:
    findings = build(ROOT / "raw", tmp_path / "extracted").tables["findings"]

    assert {row["severity"] for row in findings if row["is_acknowledged"] == "false"} == {"info"}
    assert [row for row in findings if row["check"] == "unmatched_acknowledgement"] == []
