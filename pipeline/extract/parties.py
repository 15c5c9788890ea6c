"""The parties an article describes: from its tables in order, then its infobox; a value once found is kept."""

from collections.abc import Iterator, Sequence

from pipeline.document.document import Cell
from pipeline.document.values import day
from pipeline.extract.body import BodyRow
from pipeline.extract.elections import Elections
from pipeline.extract.infobox import Infobox, InfoboxParty
from pipeline.extract.slots import Columns
from pipeline.extract.statements import Said, TableReading
from pipeline.extract.vocabulary import Vocabulary
from pipeline.lookups.load import Option
from pipeline.model.schema import Row


def party_rows(article_id: str, readings: Sequence[TableReading], elections: Elections, words: Vocabulary) -> list[Row]:
    """Rows of `parties`, `leader_person_id` left to fill: the parties that are in the lookups."""
    rows: dict[str, Row] = {}
    for option, row in _mentions(readings, elections, words):
        if option.kind == "party":
            known = {name: value for name, value in rows.get(option.option_id, {}).items() if value}
            rows[option.option_id] = row | known
    return [
        {"article_id": article_id, "party_id": party_id, **row, "party_name": row["party_name"] or row["abbreviation"]}
        for party_id, row in rows.items()
    ]


def read_parties(columns: Columns, rows: list[BodyRow], said: Said) -> None:
    """Adds what a table states of parties: those its rows name with what stands beside, and those its headings name."""
    for slot in columns.slots:
        if slot.label and slot.cell is not None:
            said.add("parties", _named(slot.cell, said, slot.label))
    named = [slot for slot in columns.slots if "party" in slot.columns][:1]
    for row in rows if named else ():
        cell = row.cell(named[0].columns, "party")
        if row.role == "part" and cell is not None and cell.text:
            beside = {
                "abbreviation": named[0].columns.get("abbreviation"),
                **{r: columns.context.get(r) for r in ("ideology", "leader")},
            }
            texts = {role: row.text(column) for role, column in beside.items()}
            said.add(
                "parties",
                {
                    "party_name": cell.text,
                    "abbreviation": texts["abbreviation"],
                    "ideology": texts["ideology"],
                    "leader_name": texts["leader"],
                    "source": row.source,
                },
            )


def _named(cell: Cell, said: Said, label: str) -> Row:
    option = said.words.option(label)
    row = _short_or_long(label, option) if option else {"party_name": label, "abbreviation": ""}
    return row | {"source": said.table.address(cell.row, cell.column)}


def _mentions(readings: Sequence[TableReading], elections: Elections, words: Vocabulary) -> Iterator[tuple[Option, Row]]:
    for reading in readings:
        for row in reading.rows("parties"):
            if option := words.option(row["party_name"] or row["abbreviation"]):
                yield option, row
    for party in elections.infobox.parties:
        yield party.option, _from_infobox(party, elections.infobox)


def _from_infobox(party: InfoboxParty, infobox: Infobox) -> Row:
    cells = party.cells
    since = day(cells["leader_since"].text) if "leader_since" in cells else None
    return _short_or_long(cells["party"].text, party.option) | {
        "leader_name": cells["leader"].text if "leader" in cells else "",
        "leader_since_date": since.isoformat() if since else "",
        "source": infobox.address(cells["party"]),
    }


def _short_or_long(text: str, option: Option) -> Row:
    is_short = text in option.abbreviations
    return {"party_name": "" if is_short else text, "abbreviation": text if is_short else ""}
