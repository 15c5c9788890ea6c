"""The parties an article describes: from its tables in order, then its infobox; a value once found is kept."""

from collections.abc import Iterator

from pipeline.document.document import Document, Table
from pipeline.document.values import day
from pipeline.extract.elections import Elections
from pipeline.extract.grid_rows import GridRow, grid_rows
from pipeline.extract.infobox import Infobox, InfoboxParty
from pipeline.extract.vocabulary import Vocabulary
from pipeline.lookups.load import Option
from pipeline.model.schema import Row


def party_rows(article_id: str, document: Document, elections: Elections, words: Vocabulary) -> list[Row]:
    """Rows of `parties`, `leader_person_id` left to fill."""
    rows: dict[str, Row] = {}
    for option, row in _mentions(document, elections, words):
        if option.kind == "party":
            known = {name: value for name, value in rows.get(option.option_id, {}).items() if value}
            rows[option.option_id] = row | known
    return [
        {"article_id": article_id, "party_id": party_id, **row, "party_name": row["party_name"] or row["abbreviation"]}
        for party_id, row in rows.items()
    ]


def _mentions(document: Document, elections: Elections, words: Vocabulary) -> Iterator[tuple[Option, Row]]:
    for table in document.tables:
        if table.kind == "nominations_by_place":
            yield from _headings(table, words)
        elif table.kind in ("nominations_by_party", "results_by_party", "results_by_candidate"):
            for row in grid_rows(table, words):
                if row.role == "part":
                    yield words.options[row.text("party")], _from_row(row)
    for party in elections.infobox.parties:
        yield party.option, _from_infobox(party, elections.infobox)


def _headings(table: Table, words: Vocabulary) -> Iterator[tuple[Option, Row]]:
    for cell in table.cells:
        if cell.is_header and cell.text in words.options:
            option = words.options[cell.text]
            yield option, _named(cell.text, option) | {"source": table.address(cell.row, cell.column)}


def _from_row(row: GridRow) -> Row:
    return {
        "party_name": row.text("party"),
        "abbreviation": row.text("abbreviation"),
        "ideology": row.text("ideology"),
        "leader_name": row.text("leader"),
        "source": row.source,
    }


def _from_infobox(party: InfoboxParty, infobox: Infobox) -> Row:
    cells = party.cells
    since = day(cells["leader_since"].text) if "leader_since" in cells else None
    return _named(cells["party"].text, party.option) | {
        "leader_name": cells["leader"].text if "leader" in cells else "",
        "leader_since_date": since.isoformat() if since else "",
        "source": infobox.address(cells["party"]),
    }


def _named(text: str, option: Option) -> Row:
    is_short = text in option.abbreviations
    return {"party_name": "" if is_short else text, "abbreviation": text if is_short else ""}
