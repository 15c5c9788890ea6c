"""Writes the pages that come from the code: the model, the rules, the writing systems."""

from collections.abc import Iterator
from pathlib import Path

from pipeline.checks.contract import CLAUSES
from pipeline.checks.rules import RULES
from pipeline.model.schema import SCHEMA_VERSION, Table
from pipeline.model.tables import ALL_TABLES, VERSION_TABLES
from pipeline.names import routes
from pipeline.names.system import Rule, System

HERE = Path(__file__).parent


_ABOUT_VERSIONS = (
    "# Beside the tables",
    "",
    "Every version has two tables about itself, which are no part of the hash that names it, and `changes.json` (described by",
    "`changes.schema.json`), `CHANGES.md` for people, `references.csl.json`, `references.bib` and `datapackage.json`.",
)


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
    for table in (*ALL_TABLES, *VERSION_TABLES):
        if table is VERSION_TABLES[0]:
            lines += ["", *_ABOUT_VERSIONS]
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
        "What disagrees is a row of `findings`; nothing is corrected. error: two statements cannot both be true, or something",
        "was not understood; warning: unlikely, or a share off by one of its last digit; info: worth knowing. Where one wrong",
        "value explains several disagreements, they are one finding about that value, with the other rules and places beside",
        "it; rules against one value are told together too.",
        "",
        "| check | severity | rule | example |",
        "|---|---|---|---|",
        *(f"| {rule.check} | {rule.severity} | {rule.rationale} | {rule.example} |" for rule in RULES),
        "",
        "## Our own tables against the contract",
        "",
        "One violation stops the release: it is our own doing.",
        "",
        "| check | rule |",
        "|---|---|",
        *(f"| {clause.name} | {clause.description} |" for clause in CLAUSES),
    ]
    return "\n".join(lines) + "\n"


def systems() -> str:
    """Every writing system's table: where it is from, what it loses, its letters and rules."""
    lines = [
        "# Writing systems",
        "",
        "Written from `pipeline/names/systems/` by `make docs`.",
        "",
        "`sailau translit --from kk-cyrl --to kk-latn-2021` reads and writes lines. Tables join, so from any system all that",
        "can be reached may be asked for. What is read back to Kazakh Cyrillic also goes through `pipeline/names/lexicon.yml`,",
        "the words that no rule can know.",
    ]
    for system in routes.systems():
        lines += [
            "",
            f"## {system.source} to {system.target}",
            "",
            f"{system.name}. Source: {system.reference} ({system.date}).",
            "",
        ]
        lines += [f"- Lost: {loss}" for loss in system.lossy]
        lines += ["", "| letters | become |", "|---|---|", *_letters(system)]
    return "\n".join(lines) + "\n"


def _letters(system: System) -> Iterator[str]:
    """Rules first, as they are tried; then the letters."""
    for rule in system.rules:
        others = f" (or {', '.join(rule.others)})" if rule.others else ""
        yield f"| {rule.match}{_where(rule)} | {rule.to or 'nothing'}{others} |"
    for letter, to in system.letters.items():
        yield f"| {letter if letter.strip() else 'space'} | {to or 'nothing'} |"


def _where(rule: Rule) -> str:
    conditions = [("after one of", rule.after), ("before one of", rule.before)]
    conditions += [("in a word with one of", rule.word), ("in a word with none of", rule.no_word)]
    return "".join(f", {words} {' '.join(letters)}" for words, letters in conditions if letters)


PAGES = {"tables.md": tables, "checks.md": checks, "systems.md": systems}

if __name__ == "__main__":
    for name, page in PAGES.items():
        (HERE / name).write_text(page(), "utf-8")
