"""One table, read: its family and everything it states. Readings are tried until the numbers hold together, or as well as
they can.

Which election and place the statements are about is `elections`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.document.document import Document, Paragraph, Remark, Table
from pipeline.document.values import YEAR, spaces
from pipeline.extract import cell_values
from pipeline.extract.bars import read_bars
from pipeline.extract.blocks import Block, Grid, blocks
from pipeline.extract.body import BodyRow, body_rows
from pipeline.extract.columns import columns
from pipeline.extract.families import NOMINATIONS, OTHER, RESULTS, Family, family
from pipeline.extract.groups import groups
from pipeline.extract.nominations import read_nominations_by_party, read_nominations_by_place
from pipeline.extract.outcomes import leave_out_subtotals, mark_losers
from pipeline.extract.parties import read_parties
from pipeline.extract.polls import are_seats, read_polls
from pipeline.extract.races import read_races
from pipeline.extract.results import ResultsReader
from pipeline.extract.revision import is_better, revised, tried
from pipeline.extract.slots import Columns
from pipeline.extract.statements import Said, TableReading
from pipeline.extract.summary import is_summary, read_summary, read_voters
from pipeline.extract.totals import registered_in
from pipeline.extract.turnout import read_turnout_by_place
from pipeline.extract.vocabulary import Vocabulary
from pipeline.lookups.terms import normal

# Kinds that readers or the markup tell, whose tables state no results.
SILENT = frozenset({"navbox", "notice", "legend", "infobox"})
_SURE, _MANY = 0.9, 3


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a table.

    `texts`: its caption, then the section headings from the inside out, then the article's title, which is its `subject`.
    `lead_in`: the last paragraph of its section that ends in a colon. `parties`, `people`: names from anywhere in the
    article, in normal form, people by their last name too.
    """

    texts: tuple[str, ...]
    subject: str = ""
    lead_in: Paragraph | None = None
    parties: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()


def read_tables(document: Document, title: str, words: Vocabulary) -> tuple[TableReading, ...]:
    """Every table of a document, in order, whose flattened tables have been won back before. `title`: of the article."""
    named: dict[str, set[str]] = {"party": set(), "candidate": set()}
    for table in document.tables:
        if table.kind not in SILENT and table.alignment != "ambiguous":
            for block in blocks(Grid(table), words):
                found = columns(block, words)
                for role, names in named.items():
                    names.update(_named(found, words, role))
    last = {" ".join(name.split()[at:]) for name in named["candidate"] for at in range(1, name.count(" ") + 1)}
    parties, people = frozenset(named["party"]), frozenset(named["candidate"] | last) - named["party"]
    return tuple(
        read_table(table, Around(*_around(table, document, title), parties, people), words) for table in document.tables
    )


def _around(table: Table, document: Document, title: str) -> tuple[tuple[str, ...], str, Paragraph | None]:
    leading = [p for p in document.paragraphs_in(table.section_id) if p.plain().endswith(":")]
    texts = (table.caption, *(section.heading for section in document.path(table.section_id)), title)
    return tuple(filter(None, texts)), title, leading[-1] if leading else None


def _named(found: Columns, words: Vocabulary, role: str) -> Iterator[str]:
    """Names in the columns of parties, or of candidates, of one block, in normal form."""
    at = [slot.columns[role] for slot in found.slots if role in slot.columns]
    at += [found.context[f"incumbent_{role}"]] if f"incumbent_{role}" in found.context else []
    for number in found.block.body:
        cells = [found.block.grid.slots.get((number, column)) for column in at]
        names = (cell_values.name(cell, words).text for cell in cells if cell is not None and cell.text.strip())
        yield from (normal(text) for text in names if not words.row_role(text))
    if role == "party":
        yield from (normal(slot.label) for slot in found.labelled if "candidate" in slot.columns)
    lines = [slot.lines for slot in found.slots if len(slot.lines) == 2]
    yield from (normal(pair[1 if role == "party" else 0].strip("()")) for pair in lines)


def read_table(table: Table, around: Around, words: Vocabulary) -> TableReading:
    """A table's family and statements, by the reading under which most of its identities hold.

    Tried in turn: as it seems, with a heading row more or fewer, with a last row that sums the others taken for a total.
    """
    if table.kind == "infobox" and table.alignment != "ambiguous":
        said = Said(table, words)
        read_voters(Grid(table), said)
        found = Family("infobox", 1.0, "as its markup says")
        return TableReading(table, found, tuple(said.statements), titles=around.texts[:1])
    plain = _read(table, around, words) if table.kind in ("", "navbox") else None
    # Polls of a primary stand in a box that unfolds, which is marked like one of navigation.
    if plain is None or (table.kind and not (plain.family.confidence >= _SURE and len(plain.statements) > _MANY)):
        return TableReading(table, Family(table.kind, 1.0, "as its markup says"))
    sums = tried(plain)
    if plain.family.kind != "other" and all(each.is_held for each in sums):
        return plain if sums or plain.family.kind not in RESULTS else _with_last_total(plain, plain, "", around, words)
    best, how = plain, ""
    others = [
        (_read(table, around, words, depth=1), "one heading row more"),
        (_read(table, around, words, depth=-1), "one heading row fewer"),
    ]
    for other, name in others:
        if is_better(other, best):
            best, how = other, name
    return _with_last_total(best, plain, how, around, words)


def _with_last_total(best: TableReading, plain: TableReading, how: str, around: Around, words: Vocabulary) -> TableReading:
    """The best reading; that with a last row nobody knows for the total where all sums and shares hold only so.

    Counts alone prove nothing: one of three candidates may well have as many votes as the two others.
    """
    other = _read(plain.table, around, words, is_last_total=True)
    sums = tried(other)
    if all(each.is_held for each in sums) and any(each.check == "share_total" for each in sums) and is_better(other, best):
        best, how = other, "one total row more"
    return revised(best, plain, how) if how else best


def _read(table: Table, around: Around, words: Vocabulary, depth: int = 0, *, is_last_total: bool = False) -> TableReading:
    """One reading of a table."""
    said = Said(table, words, around.parties, around.people)
    grid = Grid(table)
    if is_summary(table, words):
        read_summary(grid, said)
        found = Family("summary", 0.9, "labels of an infobox with what each option got")
        return TableReading(table, found, tuple(said.statements), tuple(said.remarks), around.texts[:1], tuple(said.numbers))
    parts = [group for block in blocks(grid, words, depth) for group in groups(block, words)]
    round_ = next(filter(None, map(words.round_number, around.texts[:3])), "")
    found = OTHER
    for number, block in enumerate(parts, start=1):
        of_block = Said(table, words, around.parties, around.people)
        kind = _read_block(block, of_block, around, words, is_last_total=is_last_total)
        found = kind if found.kind == "other" else found
        title = _title(block, number) if len(parts) > 1 else ""
        for statement in of_block.statements:
            if round_ and statement.table in ("results", "contests"):
                statement.row.setdefault("round", round_)
        said.statements += [replace(s, election=s.election or title) for s in of_block.statements]
        said.remarks += of_block.remarks
        said.numbers += of_block.numbers
    titles = tuple(spaces(line) for cell in parts[0].titles for line in cell.text.split("\n")) if parts else ()
    return TableReading(table, found, tuple(said.statements), tuple(said.remarks), titles, tuple(said.numbers))


def _title(block: Block, number: int) -> str:
    return spaces(block.titles[0].text) if block.titles else f"part {number}"


def _read_block(block: Block, said: Said, around: Around, words: Vocabulary, *, is_last_total: bool) -> Family:
    if not any(block.path(column) for column in range(1, block.grid.width + 1)):
        return read_bars(block, said, around.parties) or Family("other", 0.0, "no headings")
    titles = tuple(cell.text for cell in block.titles)
    texts = (*titles, *around.texts)
    years = {int(year) for year in YEAR.findall(around.subject)}
    year = years.pop() if len(years) == 1 else 0
    found, laid_out = family(columns(block, words, around.parties, year), texts, words)
    if found.kind == "other" or block.grid.table.alignment == "ambiguous":
        return found
    _unknown_headings(laid_out, said)
    rows = body_rows(laid_out, words, is_last_total=is_last_total)
    if found.kind == "races":
        read_races(laid_out, rows, said)
    elif found.kind == "polls":
        read_polls(laid_out, rows, said, texts)
        if are_seats(said):
            said.statements.clear()
            return Family("other", 0.0, "polls whose numbers are no shares: most add up to over 103")
    elif found.kind == "nominations_by_place":
        read_nominations_by_place(laid_out, rows, said)
    elif found.kind == "nominations_by_party":
        read_nominations_by_party(laid_out, rows, said, around.lead_in)
    elif found.kind == "turnout_by_place":
        read_turnout_by_place(laid_out, rows, said)
    elif found.kind in RESULTS:
        _read_results(laid_out, rows, found.kind, said, around, titles)
    if found.kind not in ("polls", "races"):
        read_parties(laid_out, rows, said)
    return found if found.kind in NOMINATIONS or any(row.role == "part" for row in rows) else replace(found, confidence=0.5)


def _read_results(laid_out: Columns, rows: list[BodyRow], kind: str, said: Said, around: Around, titles: Sequence[str]) -> None:
    subject = around.subject.partition(" (")[0] if kind == "results_over_time" else ""
    ResultsReader(laid_out, kind, said, subject).read(rows)
    voters = registered_in(tuple(titles), said.words)
    if voters and kind in ("results_by_party", "results_by_candidate"):
        for statement in said.statements:
            if statement.table == "contests" and not statement.row.get("registered_voters_count"):
                statement.row["registered_voters_count"] = voters
    leave_out_subtotals(said)
    mark_losers(said)


def _unknown_headings(laid_out: Columns, said: Said) -> None:
    for cell in laid_out.unknown:
        address = said.table.address(cell.row, cell.column)
        text = spaces(cell.text)
        message = f'"{text}" is no known column heading, so its column is left out; add it to pipeline/lookups/headers.yml'
        said.remarks.append(Remark("unknown_heading", "info", address, address, stated=text, message=message))
