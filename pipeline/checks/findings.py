"""Runs every rule over one article and writes what disagrees as rows of `findings`. Nothing is corrected."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from hashlib import sha256

from pipeline.checks.rule import Checked, Disagreement, Rule
from pipeline.checks.rules import RULES
from pipeline.extract.reading import Reading
from pipeline.model.schema import Row, Rows


def finding_rows(reading: Reading, tables: Mapping[str, Rows]) -> list[Row]:
    """Rows of `findings` of one article, from its rows of all other tables."""
    checked = Checked(reading, tables)
    return [_row(reading.article_id, rule, found) for rule in RULES for found in rule.disagreements(checked)]


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


def _difference(stated: str, computed: str) -> str:
    """Stated minus computed, or nothing where one of them is no number."""
    try:
        return f"{Decimal(stated) - Decimal(computed):f}"
    except InvalidOperation:
        return ""
