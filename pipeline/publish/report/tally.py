"""How much of an article checks out, in numbers a front page shows."""

from dataclasses import dataclass

from pipeline.checks.rule import SEVERITIES
from pipeline.checks.severities import ACKNOWLEDGED, severities
from pipeline.publish.shown.subject import Subject, Value

_FACTS = (
    ("Turnout, %", "turnout_pct", "voters_source"),
    ("Votes", "votes_count", "source"),
    ("Registered voters", "registered_voters_count", "voters_source"),
    ("Posts filled", "seats_count", "source"),
    ("Candidates", "candidates_count", "candidates_source"),
)


@dataclass(frozen=True, slots=True)
class Tally:
    """Sums, shares and turnouts that were tried and that hold; findings nobody acknowledged by severity, and others."""

    checked: int
    held: int
    open: dict[str, int]
    acknowledged: int
    cited: int
    references: int
    elections: int
    tables: int
    results: int

    @property
    def held_pct(self) -> float:
        return 100 * self.held / self.checked if self.checked else 0.0


def tally(subject: Subject) -> Tally:
    """The tally of one article."""
    tables, findings = subject.tables, subject.tables["findings"]
    counted = severities(findings)
    return Tally(
        checked=sum(int(row["identities_checked_count"] or 0) for row in tables["tables"]),
        held=sum(int(row["identities_held_count"] or 0) for row in tables["tables"]),
        open={severity: counted[severity] for severity in SEVERITIES},
        acknowledged=counted[ACKNOWLEDGED],
        cited=len({row["reference_number"] for row in tables["citations"]}),
        references=len(tables["references"]),
        elections=len(tables["elections"]),
        tables=len(tables["tables"]),
        results=len(tables["results"]),
    )


def facts(subject: Subject) -> list[tuple[str, Value]]:
    """What the article states of its main election as a whole: a heading and a value each."""
    own = (row for row in subject.tables["contests"] if row["election_id"] == subject.main_election_id)
    whole = next((row for row in own if subject.is_whole(row)), None)
    if whole is None:
        return []
    return [(heading, subject.value(whole, column, source)) for heading, column, source in _FACTS if whole[column]]
