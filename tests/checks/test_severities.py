"""Findings counted by severity and by the table they are about."""

from pipeline.checks.severities import about, severities


def finding(severity: str, subject: str = "results/a", acknowledged: str = "false") -> dict[str, str]:
    return {"severity": severity, "subject": subject, "is_acknowledged": acknowledged}


def test_findings_are_counted_by_severity() -> None:
    found = [finding("error"), finding("error"), finding("info")]

    assert severities(found) == {"error": 2, "warning": 0, "info": 1, "acknowledged": 0}


def test_acknowledged_findings_are_counted_apart() -> None:
    assert severities([finding("error", acknowledged="true")]) == {"error": 0, "warning": 0, "info": 0, "acknowledged": 1}


def test_finding_is_about_the_table_its_subject_starts_with() -> None:
    found = [finding("error", "results/x/votes_count"), finding("info", "resultsheet/x"), finding("info", "t21")]

    assert about("results", found) == found[:1]
