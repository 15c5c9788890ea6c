"""What is understood of the corpus's election pages, against labels people gave its tables: counts, no thresholds.

`benchmarks/coverage.py` prints them, `test_coverage` holds them to what they should reach.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from pipeline.document.numbers import count, has_digit, pair, share
from pipeline.document.values import spaces
from pipeline.extract.blocks import is_year
from pipeline.extract.document_rows import table_of
from pipeline.model.schema import Row
from pipeline.unregistered import read_files

LABELS = Path(__file__).with_name("tables.yml")
NOT_ELECTION = frozenset({"other", "infobox", "navbox", "notice", "legend"})
_STATES = ("results", "contests", "polls", "nominations")
_SUMS = ("identities_checked_count", "identities_held_count")


@dataclass(slots=True)
class Coverage:
    """`tables`: labelled ones. `election`: those a person calls election tables. `recognised`: those of them with a kind of
    an election table; `same`: with the kind of the label. `claimed`: tables sailau gives such a kind, `right` of them so
    labelled. `numbers`: cells with a number in recognised tables, `typed` of them in a typed column."""

    tables: int = 0
    election: int = 0
    recognised: int = 0
    same: int = 0
    claimed: int = 0
    right: int = 0
    checked: int = 0
    held: int = 0
    numbers: int = 0
    typed: int = 0
    wrong: list[str] = field(default_factory=list)
    untyped: Counter[str] = field(default_factory=Counter)


def labels() -> dict[str, dict[str, str]]:
    """The kind a person gave each table, by page and table id."""
    loaded: dict[str, dict[str, list[str]]] = yaml.safe_load(LABELS.read_text("utf-8"))
    return {page: {table: kind for kind, tables in kinds.items() for table in tables} for page, kinds in loaded.items()}


def coverage(pages: Path) -> Coverage:
    """The counts over all labelled pages in a folder."""
    found = Coverage()
    for page, kinds in labels().items():
        tables = read_files([pages / f"{page}.html"])
        for row in tables["tables"]:
            if (label := kinds.get(row["table_id"])) is not None:
                _add_table(found, page, row, label)
        _add_numbers(found, tables)
    return found


def _add_table(found: Coverage, page: str, row: Row, label: str) -> None:
    is_election, is_claimed = label not in NOT_ELECTION, row["kind"] not in NOT_ELECTION
    found.tables += 1
    found.election += is_election
    found.recognised += is_election and is_claimed
    found.same += is_election and row["kind"] == label
    found.claimed += is_claimed
    found.right += is_claimed and row["kind"] == label
    found.checked, found.held = (now + int(row[name]) for now, name in zip((found.checked, found.held), _SUMS, strict=True))
    if row["kind"] != label:
        found.wrong.append(f"{page} {row['table_id']}: {row['kind']}, not {label}")


def _add_numbers(found: Coverage, tables: Mapping[str, list[Row]]) -> None:
    """Counts a cell as typed when its number is a value of a row that names the cell or its row, or a total of its table."""
    of_row: dict[str, set[str]] = defaultdict(set)
    of_table: dict[str, set[str]] = defaultdict(set)
    for name in _STATES:
        for row in tables[name]:
            values = {value.removeprefix("-") for value in row.values() if has_digit(value)}
            for column in ("source", "voters_source", "candidates_source"):
                if source := row.get(column):
                    of_row[source.partition("c")[0]] |= values
                    of_table[table_of(source)] |= values if name == "contests" else set()
    heads = {row["table_id"]: int(row["header_row_count"]) for row in tables["tables"] if row["kind"] not in NOT_ELECTION}
    for cell in tables["cells"]:
        table, number = cell["table_id"], int(cell["row_number"])
        if number <= heads.get(table, number) or is_year(cell["text"]) or not (forms := _numbers(cell["text"])):
            continue
        found.numbers += 1
        row_address = f"{table}r{number:02d}"
        if any(form & (of_row[row_address] | of_table[table]) for form in forms):
            found.typed += 1
        else:
            found.untyped[spaces(cell["text"])[:30]] += 1


def _numbers(text: str) -> list[set[str]]:
    """What a cell's text may be as a number; nothing where it is no number."""
    texts = [text, *(pair(text) or ())]
    every = [{n.text.removeprefix("-") for n in (count(each), share(each)) if n} for each in texts]
    return [forms for forms in every if forms]
