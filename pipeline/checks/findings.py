"""Runs every rule over one article and writes what disagrees as rows of `findings`. Nothing is corrected."""

from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from hashlib import sha256

from pipeline.checks.rule import Checked, Disagreement, Rule
from pipeline.checks.rules import RULES
from pipeline.extract.reading import Reading
from pipeline.model.schema import Row, Rows


def finding_rows(reading: Reading, tables: Mapping[str, Rows]) -> list[Row]:
    """Rows of `findings` of one article, from its rows of all other tables. A rule sees the findings of those before it."""
    rows: list[Row] = []
    checked = Checked(reading, {**tables, "findings": rows})
    for rule in RULES:
        rows += [_row(reading.article_id, rule, found) for found in rule.disagreements(checked)]
    seen = {(one.finding, one.message): one.why for one in reading.article.acknowledgements}
    return [_acknowledged(row, seen.get((row["finding_id"], row["message"]), "")) for row in rows]


def open_findings(rows: Iterable[Row]) -> list[Row]:
    """The findings nobody acknowledged."""
    return [row for row in rows if row["is_acknowledged"] == "false"]


def _row(article_id: str, rule: Rule, found: Disagreement) -> Row:
    return {
        "article_id": article_id,
        "finding_id": f"{rule.check.replace('_', '-')}-{sha256(found.subject.encode()).hexdigest()[:8]}",
        "check": rule.check,
        "severity": rule.severity,
        "subject": found.subject,
        "source": found.source,
        "stated": found.stated,
        "computed": found.computed,
        "difference": _difference(found.stated, found.computed),
        "message": found.message,
    }


def _acknowledged(row: Row, why: str) -> Row:
    return row | {"is_acknowledged": "true" if why else "false", "acknowledged_why": why}


def _difference(stated: str, computed: str) -> str:
    """Stated minus computed, or nothing where one of them is no number."""
    try:
        return f"{Decimal(stated) - Decimal(computed):f}"
    except InvalidOperation:
        return ""
