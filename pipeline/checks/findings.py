"""Runs every rule over one article and writes what disagrees as rows of `findings`. Nothing is corrected."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from hashlib import sha256

from pipeline.checks.acknowledgements import ACKNOWLEDGEMENT_RULES
from pipeline.checks.causes import Cause, Found, causes, sentences
from pipeline.checks.labels import whose
from pipeline.checks.places import cell_address
from pipeline.checks.relation import Relation, relation_of
from pipeline.checks.rule import SEVERITIES, Checked, Severity
from pipeline.checks.rules import RULES_OF_ARTICLES
from pipeline.extract.reading import Reading
from pipeline.model.schema import Row, Rows

_OF_HUNDRED = frozenset({"share_total", "poll_total"})


def finding_rows(reading: Reading, tables: Mapping[str, Rows]) -> list[Row]:
    """Rows of `findings` of one article, from its rows of all other tables, one a cause.

    The rules of acknowledgements see the findings of all others.
    """
    checked = Checked(reading, tables)
    found = [Found(rule, said) for rule in RULES_OF_ARTICLES for said in rule.disagreements(checked)]
    rows = [_row(checked, cause) for cause in causes(found, lambda: _held(checked))]
    again = Checked(reading, {**tables, "findings": rows})
    said = [Found(rule, said) for rule in ACKNOWLEDGEMENT_RULES for said in rule.disagreements(again)]
    rows += [_row(again, Cause(each, subject=each.said.subject)) for each in said]
    seen = {(one.finding, one.message): one.why for one in reading.article.acknowledgements}
    return [_acknowledged(row, seen.get((row["finding_id"], row["message"]), "")) for row in rows]


def _held(checked: Checked) -> Iterator[Relation]:
    relations = (relation_of(identity) for identity in checked.identities if identity.is_held)
    return (relation for relation in relations if relation)


def open_findings(rows: Iterable[Row]) -> list[Row]:
    """The findings nobody acknowledged."""
    return [row for row in rows if row["is_acknowledged"] == "false"]


def _row(checked: Checked, cause: Cause) -> Row:
    main = cause.main
    value = checked.values.get(cause.subject) if cause.value is not None else None
    stated, computed, source = main.said.stated, main.said.computed, main.said.source
    if value is not None and main.said.subject != cause.subject:
        stated, computed, source = value.stated, f"{cause.value}", value.source
    other_checks = dict.fromkeys(each.rule.check for each in cause.others if each.rule is not main.rule)
    sources = [main.said.source, *main.said.other_sources]
    sources += [address for each in cause.others for address in (each.said.source, *each.said.other_sources)]
    severities = [_severity(each, cause) for each in (main, *cause.others)]
    return {
        "article_id": checked.reading.article_id,
        "finding_id": f"{main.rule.check.replace('_', '-')}-{sha256(cause.subject.encode()).hexdigest()[:8]}",
        "check": main.rule.check,
        "other_checks": " ".join(other_checks),
        "severity": min(severities, key=SEVERITIES.index),
        "subject": cause.subject,
        "source": _address(checked, cause, source, stated),
        "other_sources": " ".join(dict.fromkeys(each for each in sources if each and each != source)),
        "stated": stated,
        "computed": computed,
        "difference": _difference(stated, computed),
        "message": "; ".join(sentences(cause, value, whose(checked, value) if value else "")),
    }


def _severity(found: Found, cause: Cause) -> Severity:
    is_explained = found.said.is_slight or bool(cause.note)
    return "warning" if is_explained and found.rule.severity == "error" else found.rule.severity


def _address(checked: Checked, cause: Cause, source: str, stated: str) -> str:
    """The cell that has what is stated; a hundred that shares should add up to is nowhere stated."""
    if cause.main.rule.check in _OF_HUNDRED:
        return source
    value = checked.values.get(cause.subject)
    beside = [value.row.get("voters_source", "")] if value is not None and value.table == "contests" else []
    return cell_address(checked, source, beside, stated)


def _acknowledged(row: Row, why: str) -> Row:
    return row | {"is_acknowledged": "true" if why else "false", "acknowledged_why": why}


def _difference(stated: str, computed: str) -> str:
    """Stated minus computed, or nothing where one of them is no number."""
    try:
        return f"{Decimal(stated) - Decimal(computed):f}"
    except InvalidOperation:
        return ""
