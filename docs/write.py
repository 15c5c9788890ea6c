"""Writes the pages that come from the code: docs/tables.md from the model, docs/checks.md from the rules."""

from collections.abc import Iterator
from pathlib import Path

from pipeline.checks.contract import CLAUSES
from pipeline.checks.rules import RULES
from pipeline.model.schema import SCHEMA_VERSION, Table
from pipeline.model.tables import ALL_TABLES

HERE = Path(__file__).parent


def tables() -> str:
    """The data dictionary."""
    lines = [
        "# The published tables",
        "",
        f"Contract {SCHEMA_VERSION}. Written from `pipeline/model/` by `make docs`.",
        "",
        "CSV, UTF-8, LF, header row, sorted by key. Empty means that the article states nothing. Numbers have no thousands",
        "separators and the decimals the article shows; dates are ISO 8601; booleans `true` and `false`. Columns in **bold**",
        "are the key; `*` marks columns that are never empty.",
    ]
    for table in ALL_TABLES:
        lines += ["", f"## {table.name}", "", table.description, "", "| column | type | what |", "|---|---|---|"]
        for column in table.columns:
            name = f"**{column.name}**" if column.name in table.key else column.name
            lines.append(f"| {name}{'*' if column.is_required else ''} | {column.type} | {column.description} |")
        lines += _links(table)
    return "\n".join(lines) + "\n"


def _links(table: Table) -> Iterator[str]:
    if table.foreign_keys:
        yield ""
    for key in table.foreign_keys:
        yield f"- {', '.join(key.columns)} → {key.table} ({', '.join(key.references)})"


def checks() -> str:
    """Every rule: those on the article, whose findings are published, and those on our own tables, which stop a release."""
    lines = [
        "# Checks",
        "",
        "Written from `pipeline/checks/` by `make docs`.",
        "",
        "## The article against itself",
        "",
        "What disagrees is a row of `findings`; nothing is corrected. error: not understood, a person is needed; warning: the",
        "article contradicts itself; info: worth knowing.",
        "",
        "| check | severity | rule | example |",
        "|---|---|---|---|",
        *(f"| {rule.check} | {rule.severity} | {rule.rationale} | {rule.example} |" for rule in RULES),
        "",
        "## Our own tables against the contract",
        "",
        "One violation stops the release.",
        "",
        "| check | rule |",
        "|---|---|",
        *(f"| {clause.name} | {clause.description} |" for clause in CLAUSES),
    ]
    return "\n".join(lines) + "\n"


PAGES = {"tables.md": tables, "checks.md": checks}

if __name__ == "__main__":
    for name, page in PAGES.items():
        (HERE / name).write_text(page(), "utf-8")
