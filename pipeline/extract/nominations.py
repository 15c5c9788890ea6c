"""Candidates by party and by place, as tables of nominations state them. Candidates with votes are in `results`."""

import re
from collections.abc import Iterator

from pipeline.document.document import Document, Paragraph, Table
from pipeline.document.values import day, plain_number
from pipeline.errors import UnknownTermError
from pipeline.extract.contests import candidate_totals
from pipeline.extract.elections import Elections
from pipeline.extract.grid_rows import grid_rows
from pipeline.extract.vocabulary import Vocabulary
from pipeline.model.schema import Row

_COUNT = r"\d[\d,]*"
# `588`, or `588 / 867 (68%)`: candidates of the party, of all parties, and the share.
_NOMINATED = re.compile(rf"(?P<count>{_COUNT})(?:\s*/\s*(?P<total>{_COUNT})(?:\s*\((?P<pct>[\d.]+)%\))?)?")


def nomination_rows(article_id: str, document: Document, elections: Elections, words: Vocabulary, where: str) -> list[Row]:
    """Rows of `nominations`. An empty cell is no row: the article states no number there.

    Raises `UnknownTermError` when a cell of a table of nominations by party holds no count.
    """
    rows = [*_by_place(document, elections, words)]
    for table in document.tables:
        if table.kind == "nominations_by_party":
            rows += _by_party(table, document, elections, words, where)
    return [{"article_id": article_id, "election_id": elections.main.election_id, **row} for row in rows]


def _by_place(document: Document, elections: Elections, words: Vocabulary) -> Iterator[Row]:
    for place, place_name, row in candidate_totals(document, elections, words):
        marks = " ".join(map(str, row.reference_numbers))
        for column in row.cells:
            kind, _, option_name = column.partition(":")
            if kind == "option" and row.value(column):
                yield {
                    "place_id": place.place_id,
                    "place_name": place_name,
                    "option_id": words.options[option_name].option_id,
                    "option_name": option_name,
                    "candidates_count": row.value(column),
                    "reference_numbers": marks,
                    "source": row.address(column),
                }


def _by_party(table: Table, document: Document, elections: Elections, words: Vocabulary, where: str) -> Iterator[Row]:
    lead_in = _lead_in(table, document)
    as_of = day(lead_in.text) if lead_in else None
    marks = lead_in.reference_numbers if lead_in else ()
    for row in grid_rows(table, words):
        if row.role != "part":
            continue
        nominated = _NOMINATED.fullmatch(row.text("nominations"))
        if nominated is None:
            raise UnknownTermError(
                f"{where} › {row.address('nominations')}",
                f'"{row.text("nominations")}" is no count of candidates',
                "see what the article means; only `588` and `588 / 867 (68%)` are understood",
            )
        yield {
            "place_id": elections.main.place.place_id,
            "place_name": elections.main.place_name,
            "option_id": words.options[row.text("party")].option_id,
            "option_name": row.text("party"),
            "as_of_date": as_of.isoformat() if as_of else "",
            "candidates_count": plain_number(nominated["count"]),
            "candidates_total_count": plain_number(nominated["total"] or ""),
            "candidates_pct": nominated["pct"] or "",
            "reference_numbers": " ".join(map(str, marks or row.reference_numbers)),
            "source": row.address("nominations"),
        }


def _lead_in(table: Table, document: Document) -> Paragraph | None:
    """The paragraph that leads to the table: the one of its section that ends in a colon."""
    leading = [p for p in document.paragraphs_in(table.section_id) if p.plain().endswith(":")]
    return leading[-1] if leading else None
