"""What a build did, for people at a terminal and for programs. Data in, text out."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from pipeline.acceptance import Acceptance
from pipeline.admission import Quarantined
from pipeline.build import Built
from pipeline.checks.findings import open_findings
from pipeline.model.schema import Row
from pipeline.publish.report.pages import FRONT
from pipeline.publish.store.described import described
from pipeline.publish.store.versions import Published
from pipeline.registration import Registered, tables_in_lines

Tables = Mapping[str, Sequence[Row]]

_SEVERITIES = ("error", "warning", "info")
_SHOWN = 8


def as_data(built: Built) -> dict[str, object]:
    """The build as plain data: version, rows a table, findings by severity."""
    return {
        "version_id": built.published.version_id,
        "is_new": built.published.is_new,
        "earlier_version_ids": [each.version_id for each in built.earlier],
        "path": built.published.path.as_posix(),
        "withdrawn_why": built.published.withdrawn_why,
        "quarantined": [_quarantined_as_data(each) for each in built.quarantined],
        **tables_as_data(built.tables),
    }


def as_text(built: Built) -> str:
    """The build in lines: what was read, what a person should look at, what was published and how to get at it."""
    path = built.published.path.as_posix()
    return "\n".join(
        [
            *(_article(row, built.tables) for row in built.tables["articles"]),
            "",
            *_findings(built.tables["findings"], path),
            "",
            *_quarantined(built.quarantined),
            *(f"published {each.version_id} before" for each in built.earlier),
            *_published(built.published),
        ]
    )


def accepted_as_data(acceptance: Acceptance) -> dict[str, object]:
    """An accepted capture as plain data: which, of what article, what it may fail, why, and where that is written."""
    accepted = acceptance.accepted
    return {
        "article_id": acceptance.article_id,
        "capture_id": accepted.capture_id,
        "failed": list(accepted.failed),
        "why": accepted.why,
        "file": acceptance.file.as_posix(),
    }


def accepted_as_text(acceptance: Acceptance) -> str:
    """An accepted capture in lines: what it may fail, and what to do next."""
    accepted = acceptance.accepted
    lines = [f"accepted {accepted.capture_id} of {acceptance.article_id}, though it fails:"]
    return "\n".join(
        [*lines, *(f"  {failed}" for failed in accepted.failed), f"{acceptance.file.as_posix()} says so; then: make run"]
    )


def tables_as_data(tables: Tables) -> dict[str, object]:
    """Tables as plain data: rows a table, findings nobody acknowledged by severity, and how many are acknowledged."""
    still_open = open_findings(tables["findings"])
    severities = Counter(row["severity"] for row in still_open)
    return {
        "rows": {name: len(rows) for name, rows in tables.items()},
        "findings": {severity: severities[severity] for severity in _SEVERITIES},
        "acknowledged_findings": len(tables["findings"]) - len(still_open),
    }


def tables_as_text(tables: Tables, out: Path) -> str:
    """Tables of unregistered articles in lines: what was read, what a person should look at, where it was written."""
    lines = [*(_article(row, tables) for row in tables["articles"]), "", *_findings(tables["findings"], out.as_posix())]
    return "\n".join([*lines, "", f"wrote {len(tables)} tables to {out.as_posix()}"])


def registered_as_data(registered: Registered) -> dict[str, object]:
    """A new article as plain data: where it is, its tables by kind, what was not understood."""
    article = registered.reading.article
    return {
        "article_id": article.article_id,
        "folder": registered.folder.as_posix(),
        "title": article.title,
        "tables": article.expect,
        "unknown_headings": registered.unknown_headings,
        "unread_values": registered.unread_values,
        "unsolved_tables": registered.unsolved_tables,
    }


def registered_as_text(registered: Registered) -> str:
    """A new article in lines: its tables, and what a person should look at before the next build."""
    article = registered.reading.article
    unknown = [*registered.unknown_headings, *registered.unread_values, *registered.unsolved_tables]
    said = [f"not understood and left out: {', '.join(unknown)}"] if unknown else ["every heading and number was understood"]
    return "\n".join(
        [
            f"registered {article.title} in {registered.folder.as_posix()}",
            *(f"  {line}" for line in tables_in_lines(registered.reading)),
            *said,
            f"look through {registered.folder.as_posix()}/article.yml; then: make run",
        ]
    )


def needs_a_person(findings: Sequence[Row]) -> bool:
    """Whether something was not understood that nobody acknowledged."""
    return any(row["severity"] == "error" for row in open_findings(findings))


def build_needs_a_person(built: Built) -> bool:
    """Whether a finding does, or a capture is not trusted, or what was built is a version that was withdrawn."""
    is_stopped = any(not each.is_superseded for each in built.quarantined) or bool(built.published.withdrawn_why)
    return is_stopped or needs_a_person(built.tables["findings"])


def _quarantined_as_data(quarantined: Quarantined) -> dict[str, object]:
    return {
        "article_id": quarantined.article_id,
        "capture_id": quarantined.capture_id,
        "file": quarantined.where,
        "failed": [asdict(failure) for failure in quarantined.failures],
        "published_instead": quarantined.instead,
        "is_superseded": quarantined.is_superseded,
    }


def _quarantined(captures: Sequence[Quarantined]) -> Iterator[str]:
    """Captures that were not trusted: what each failed, and what to do. Those a later one took the place of are only named."""
    for each in captures:
        said = f"{each.capture_id} of {each.article_id}"
        if each.is_superseded:
            yield f"passed over {said}: {each.failures[0]}; the later {each.instead} is published"
            continue
        yield f"quarantined {said}, {each.where}; still published: {each.instead}"
        yield from (f"  {failure}" for failure in each.failures[:_SHOWN])
        if len(each.failures) > _SHOWN:
            yield f"  … and {len(each.failures) - _SHOWN} more"
        accepting = f"if it is right all the same: sailau accept {each.capture_id} --why …"
        yield f"  {accepting if each.is_readable else 'it cannot be accepted before it can be read'}"
    if captures:
        yield ""


def _published(published: Published) -> Iterator[str]:
    """The version that holds what was built."""
    if published.withdrawn_why:
        yield f"nothing published: this is {published.version_id}, which was withdrawn: {published.withdrawn_why}"
        yield f"to publish it again: sailau rollback {published.version_id} --why …"
        return
    verb = "published" if published.is_new else "nothing changed: still"
    yield f"{verb} {published.version_id} in {published.path.as_posix()}"
    if published.is_new:
        yield f"  {described(published.version_id, published.path).verdict}"
    if (published.path / FRONT).is_file():
        yield f"  to look at: {(published.path / FRONT).as_posix()}"


def _article(article: Row, tables: Tables) -> str:
    def count(table: str) -> int:
        return sum(row["article_id"] == article["article_id"] for row in tables[table])

    rows = [row for row in tables["tables"] if row["article_id"] == article["article_id"]]
    solved = sum(row["alignment"] == "solved" for row in rows)
    won_back = f" ({solved} with columns won back)" if solved else ""
    counted = [f"{count(table)} {table}" for table in ("references", "elections", "contests", "results") if table in tables]
    revision = f" (revision {article['revision_id']})" if article["revision_id"] else ""
    title = f"{article['title']}{revision}"
    return ", ".join([f"{title}: {count('sections')} sections", f"{len(rows)} tables{won_back}", *counted])


def _findings(findings: Sequence[Row], folder: str) -> Iterator[str]:
    """How many nobody acknowledged, the gravest, and where the others are."""
    still_open = open_findings(findings)
    acknowledged = len(findings) - len(still_open)
    severities = Counter(row["severity"] for row in still_open)
    named = ", ".join(f"{severities[severity]} {severity}" for severity in _SEVERITIES if severities[severity])
    counted = (
        f"{len(still_open)} findings ({named}): where the article contradicts itself, was not understood or deserves a look"
        if named
        else "no findings"
    )
    yield f"{counted}; {acknowledged} acknowledged" if acknowledged else counted
    gravest = sorted(still_open, key=lambda row: _SEVERITIES.index(row["severity"]))
    for row in gravest[:_SHOWN]:
        yield f"  {row['severity']:7}  {row['message']}  [{row['source'] or row['subject']}]"
    if len(still_open) > _SHOWN:
        yield f"  … and {len(still_open) - _SHOWN} more in {folder}/findings.csv"
