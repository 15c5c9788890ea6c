"""Clauses of the contract that tell whether extraction lost or moved something: references, and columns won back.

What fails here is our own doing and stops a release; what the article gets wrong by itself is a finding.
"""

from collections.abc import Iterator, Mapping

from pipeline.extract.article_sums import all_identities, grouped
from pipeline.extract.contest import place_key
from pipeline.extract.document_rows import table_of, table_of_row
from pipeline.extract.identity import Identity
from pipeline.model.schema import Rows, Table

_SUMS = ("results_total", "row_total", "column_total")
_STATING = ("elections", "results", "contests", "nominations")
# One wrong value of the source spoils one sum of a kind; a value in a wrong column spoils two.
_MISPLACED = 2


def recovered_adds_up(table: Table, tables: Mapping[str, Rows]) -> Iterator[tuple[str, str]]:
    """Tables whose columns were won back, and whose sums say that a value went into a wrong column."""
    if table.name != "tables":
        return
    for (article,), own in grouped(tables.get("tables", ()), "article_id").items():
        solved = {row["table_id"] for row in own if row.get("alignment") == "solved"}
        of_article = {name: grouped(tables.get(name, ()), "article_id").get((article,), []) for name in _STATING}
        failing: dict[tuple[str, str, str], list[Identity]] = {}
        for identity in all_identities(of_article) if solved else ():
            if identity.check in _SUMS and not identity.is_held:
                part = identity.parts[0]
                failing.setdefault((table_of(part.source), part.table, identity.check), []).append(identity)
        for (table_id, _, check), found in failing.items():
            if (
                table_id in solved
                and len(found) >= _MISPLACED
                and any(_lost(identity, table_id, of_article) for identity in found)
            ):
                said = "; ".join(identity.message for identity in found[:_MISPLACED])
                yield f"{article}/{table_id}", f"columns were won back, but {len(found)} sums fail ({check}): {said}"


def _lost(identity: Identity, table_id: str, tables: Mapping[str, Rows]) -> bool:
    """Whether the row or column of the sum has empty cells, so that a value of it may be in another."""
    part = identity.parts[0]
    rows = [
        row for row in tables[part.table] if table_of_row(row) == table_id and row["election_id"] == part.row["election_id"]
    ]
    if identity.check == "row_total":
        possible = {row.get("option_name", "") for row in rows}
    elif identity.check == "column_total":
        possible = {place_key(row) for row in rows} - {place_key(identity.row)}
    else:
        possible = {_option(row) for row in rows if place_key(row) == place_key(part.row)}
    return len(identity.parts) < len(possible)


def _option(row: Mapping[str, str]) -> str:
    return "/".join([row.get("option_name", ""), row.get("candidate_name", "")])


def references_complete(table: Table, tables: Mapping[str, Rows]) -> Iterator[tuple[str, str]]:
    """Lists of references with a number missing: they are numbered without a gap."""
    if table.name != "references":
        return
    for (article,), rows in grouped(tables.get("references", ()), "article_id").items():
        numbers = {int(row["reference_number"]) for row in rows if row.get("reference_number", "").isdigit()}
        for number in range(1, max(numbers, default=0) + 1):
            if number not in numbers:
                yield f"{article}/{number}", f"reference {number} is missing between those before and after it"
