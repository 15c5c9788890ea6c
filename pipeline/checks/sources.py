"""References and citations against each other, and the tables an article should have against those it has."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from pipeline.checks.rule import Checked, Disagreement
from pipeline.document.document import Remark
from pipeline.extract.elections import STATING
from pipeline.extract.subjects import reference_subject


def use_count(checked: Checked) -> Iterator[Disagreement]:
    """How often a reference's back-links say it is cited, against its citation marks."""
    marks = Counter(row["reference_number"] for row in checked.rows("citations"))
    for row in checked.rows("references"):
        number, stated = row["reference_number"], row["use_count"]
        if marks[number] and int(stated) != marks[number]:
            times = "once" if marks[number] == 1 else f"{marks[number]} times"
            message = f"reference {number} lists {stated} back-links, the article cites it {times}"
            yield Disagreement(reference_subject(row, "use_count"), "", stated, str(marks[number]), message)


def uncited(checked: Checked) -> Iterator[Disagreement]:
    """References no mark in the article points to."""
    cited = {row["reference_number"] for row in checked.rows("citations")}
    for row in checked.rows("references"):
        if row["reference_number"] not in cited:
            message = f"reference {row['reference_number']} is listed but nothing in the article cites it"
            yield Disagreement(reference_subject(row, "reference_number"), "", row["use_count"], "0", message)


def missing_reference(checked: Checked) -> Iterator[Disagreement]:
    """Citation marks of references the list does not have, each number once. A registered article is not published so."""
    listed = {row["reference_number"] for row in checked.rows("references")}
    marks: dict[str, list[str]] = {}
    for row in checked.rows("citations"):
        if row["reference_number"] not in listed:
            marks.setdefault(row["reference_number"], []).append(row["source"])
    for number, (first, *others) in marks.items():
        message = f"the article cites reference {number}, which its list does not have"
        yield Disagreement(f"citations/{number}", first, number, "", message, tuple(dict.fromkeys(others)))


def coins_agree(checked: Checked) -> Iterator[Disagreement]:
    """What the reader remarked of a reference's machine-readable record, about the reference by what it is to."""
    by_number = {row["reference_number"]: row for row in checked.rows("references")}
    for found in _remarks("coins_agree", checked.reading.document.remarks):
        _, number, column = found.subject.split("/")
        yield replace(found, subject=reference_subject(by_number.get(number, {"text": number}), column))


def expected_tables(checked: Checked) -> Iterator[Disagreement]:
    """Tables by kind, against what article.yml says the article has at least."""
    kinds = Counter(row["kind"] for row in checked.rows("tables"))
    for kind, expected in checked.reading.article.expect.items():
        if kinds[kind] < expected:
            message = f"article.yml expects at least {expected} tables of kind {kind}, {kinds[kind]} were recognised"
            yield Disagreement(f"tables/{kind}", "", str(expected), str(kinds[kind]), message)


def remarked(check: str) -> Callable[[Checked], Iterator[Disagreement]]:
    """What the reader remarked under this name."""
    return lambda checked: _remarks(check, checked.reading.document.remarks)


def remarked_on_elections(check: str) -> Callable[[Checked], Iterator[Disagreement]]:
    """What was remarked under this name when the article's elections were told apart."""
    return lambda checked: _remarks(check, checked.reading.elections.remarks)


def remarked_in_tables(check: str) -> Callable[[Checked], Iterator[Disagreement]]:
    """What was remarked under this name when tables were read."""
    return lambda checked: _remarks(check, (remark for reading in checked.reading.readings for remark in reading.remarks))


def unread_row(checked: Checked) -> Iterator[Disagreement]:
    """Rows and lines left out, those of one table for one reason told once."""
    reasons: dict[tuple[str, str], list[Remark]] = {}
    for reading in checked.reading.readings:
        for remark in reading.remarks:
            if remark.check == "unread_row":
                why = remark.message.removeprefix(f'"{remark.stated}": ')
                reasons.setdefault((reading.table.table_id, why), []).append(remark)
    for (_, why), (first, *others) in reasons.items():
        more = f" and {len(others)} more" if others else ""
        sources = tuple(other.source for other in others)
        yield Disagreement(first.subject, first.source, first.stated, "", f'"{first.stated}"{more}: {why}', sources)


def remarked_on_rows(check: str) -> Callable[[Checked], Iterator[Disagreement]]:
    """What was remarked under this name when the statements of tables were put together."""
    return lambda checked: _remarks(check, checked.reading.assembled.remarks)


def no_election_table(checked: Checked) -> Iterator[Disagreement]:
    """An article without a table about an election."""
    if not any(reading.family.kind in STATING for reading in checked.reading.readings):
        message = "no table of the article is recognised as one about an election, so there are no results"
        yield Disagreement("article", "", "", "", message)


def _remarks(check: str, remarks: Iterable[Remark]) -> Iterator[Disagreement]:
    for remark in remarks:
        if remark.check == check:
            yield Disagreement(remark.subject, remark.source, remark.stated, remark.computed, remark.message)
