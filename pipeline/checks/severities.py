"""How many findings there are about each table, by severity; those a person acknowledged are counted apart."""

from collections import Counter
from collections.abc import Iterable, Mapping

from pipeline.checks.rule import SEVERITIES

ACKNOWLEDGED = "acknowledged"
COUNTED = (*SEVERITIES, ACKNOWLEDGED)


def severities(findings: Iterable[Mapping[str, str]]) -> dict[str, int]:
    """How many of these findings nobody acknowledged, by severity, and how many somebody did."""
    counts = Counter(ACKNOWLEDGED if row["is_acknowledged"] == "true" else row["severity"] for row in findings)
    return {name: counts[name] for name in COUNTED}


def about(table: str, findings: Iterable[Mapping[str, str]]) -> list[Mapping[str, str]]:
    """The findings that are about rows of a table, as the beginning of their subject says."""
    return [row for row in findings if row["subject"].startswith(f"{table}/")]
