"""What a build did, for people at a terminal and for programs. Data in, text out."""

from collections import Counter

from pipeline.build import Built
from pipeline.model.schema import Row

_SEVERITIES = ("error", "warning", "info")
_SHOWN = 8


def as_data(built: Built) -> dict[str, object]:
    """The build as plain data: version, rows a table, findings by severity."""
    severities = Counter(row["severity"] for row in built.tables["findings"])
    return {
        "version_id": built.published.version_id,
        "is_new": built.published.is_new,
        "path": built.published.path.as_posix(),
        "rows": {name: len(rows) for name, rows in built.tables.items()},
        "findings": {severity: severities[severity] for severity in _SEVERITIES},
    }


def as_text(built: Built) -> str:
    """The build in lines: what was read, what a person should look at, what was published and how to get at it."""
    findings = sorted(built.tables["findings"], key=lambda row: _SEVERITIES.index(row["severity"]))
    path = built.published.path.as_posix()
    lines = [_article(row, built) for row in built.tables["articles"]]
    lines += ["", _counted(findings)]
    lines += [f"  {row['severity']:7}  {row['message']}  [{row['source'] or row['subject']}]" for row in findings[:_SHOWN]]
    if len(findings) > _SHOWN:
        lines.append(f"  … and {len(findings) - _SHOWN} more in {path}/findings.csv")
    verb = "published" if built.published.is_new else "nothing changed: still"
    lines += ["", f"{verb} {built.published.version_id} in {path}"]
    return "\n".join(lines)


def needs_a_person(built: Built) -> bool:
    """Whether something was not understood."""
    return any(row["severity"] == "error" for row in built.tables["findings"])


def _article(article: Row, built: Built) -> str:
    def count(table: str) -> int:
        return sum(row["article_id"] == article["article_id"] for row in built.tables[table])

    tables = [row for row in built.tables["tables"] if row["article_id"] == article["article_id"]]
    solved = sum(row["alignment"] == "solved" for row in tables)
    return (
        f"{article['title']} (revision {article['revision_id'] or 'unknown'}): {count('sections')} sections, "
        f"{len(tables)} tables ({solved} with columns won back), {count('references')} references, "
        f"{count('elections')} elections, {count('contests')} contests, {count('results')} results"
    )


def _counted(findings: list[Row]) -> str:
    if not findings:
        return "no findings"
    severities = Counter(row["severity"] for row in findings)
    named = ", ".join(f"{severities[severity]} {severity}" for severity in _SEVERITIES if severities[severity])
    return f"{len(findings)} findings ({named}): where the article contradicts itself or was not understood"
