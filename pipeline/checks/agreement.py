"""The same thing said twice: infobox, tables and map keys of one article against each other."""

from collections.abc import Iterator
from decimal import Decimal

from pipeline.checks.rule import Checked, Disagreement, grouped, subject
from pipeline.document.document import INFOBOX, Cell
from pipeline.document.values import NUMBER, plain_number
from pipeline.extract.legends import legend_counts
from pipeline.model.schema import Row


def infobox_agrees(checked: Checked) -> Iterator[Disagreement]:
    """The infobox's posts, shares and turnout against the result of the whole election."""
    main, infobox = checked.reading.elections.main, checked.reading.elections.infobox
    key = (main.election_id, main.place.place_id)
    contest = grouped(checked.rows("contests"), "election_id", "place_id").get(key, [{}])[0]
    results = grouped(checked.rows("results"), "election_id", "place_id", "option_id")
    pairs: list[tuple[str, Cell, str]] = []
    if "turnout" in infobox.cells:
        pairs.append(("turnout", infobox.cells["turnout"], contest.get("turnout_pct", "")))
    for party in infobox.parties:
        result = results.get((*key, party.option.option_id), [{}])[0]
        name = party.cells["party"].text
        pairs += [
            (f"{name}: {what}", party.cells[role], result.get(column, ""))
            for role, what, column in (("seats", "posts", "seats_count"), ("share", "share", "seats_pct"))
            if role in party.cells
        ]
    for what, cell, computed in pairs:
        yield from _same(what, cell, computed, infobox.address(cell))


def _same(what: str, cell: Cell, computed: str, address: str) -> Iterator[Disagreement]:
    number = NUMBER.match(cell.text)
    stated = plain_number(number[0]) if number else ""
    if stated and computed and Decimal(stated) != Decimal(computed):
        key = {"table_id": INFOBOX, "row_number": str(cell.row), "column_number": str(cell.column)}
        message = f"{what} is {stated} in the infobox and {computed} in the results"
        yield Disagreement(subject("cells", key, "text"), address, stated, computed, message)


def contested_agrees(checked: Checked) -> Iterator[Disagreement]:
    """Posts up for election as the infobox states them, against the posts the results fill."""
    main = checked.reading.elections.main
    filled = grouped(checked.rows("contests"), "election_id", "place_id").get((main.election_id, main.place.place_id), [{}])
    for row in checked.rows("elections"):
        stated, computed = row.get("seats_contested_count", ""), filled[0].get("seats_count", "")
        if row["election_id"] == main.election_id and stated and computed and stated != computed:
            message = f"the infobox states {stated} contested posts, the results fill {computed}"
            yield Disagreement(subject("elections", row, "seats_contested_count"), row["source"], stated, computed, message)


def races_filled(checked: Checked) -> Iterator[Disagreement]:
    """Posts up for election in a place, against the posts its results fill."""
    for row in checked.rows("contests"):
        stated, computed = row.get("races_count", ""), row.get("seats_count", "")
        if stated and computed and stated != computed:
            message = f"{row['place_name']}: {stated} races among the candidates, {computed} posts in the results"
            source = row.get("candidates_source", "")
            yield Disagreement(subject("contests", row, "races_count"), source, stated, computed, message)


def nominations_agree(checked: Checked) -> Iterator[Disagreement]:
    """Candidates of a party in the table of parties, against those in the table of places. The days may differ."""
    for rows in grouped(checked.rows("nominations"), "election_id", "place_id", "option_id").values():
        first, *others = sorted(rows, key=lambda row: row.get("as_of_date", ""), reverse=True)
        for other in others:
            if first["candidates_count"] != other["candidates_count"]:
                yield _nominations(first, other)


def _nominations(row: Row, other: Row) -> Disagreement:
    day = f" on {row['as_of_date']}" if row.get("as_of_date") else ""
    stated, computed = row["candidates_count"], other["candidates_count"]
    message = f"{row['option_name']}: {stated} candidates{day}, {computed} in the table of places"
    return Disagreement(subject("nominations", row, "candidates_count"), row["source"], stated, computed, message)


def legend_agrees(checked: Checked) -> Iterator[Disagreement]:
    """Numbers in the key of a map against the result in the same section."""
    reading = checked.reading
    results = grouped(checked.rows("results"), "election_id", "place_id", "option_id")
    for contest in reading.elections.contests:
        for legend in reading.document.tables:
            if legend.kind == "legend" and legend.section_id == contest.table.section_id:
                for option, cell, stated in legend_counts(legend, reading.words):
                    key = (contest.election_id, contest.place.place_id, option.option_id)
                    computed = results.get(key, [{}])[0].get("seats_count", "") or "0"
                    if stated != computed:
                        place = {"table_id": legend.table_id, "row_number": str(cell.row), "column_number": str(cell.column)}
                        message = f"{cell.text}: the map's key states {stated}, the results {computed}"
                        address = legend.address(cell.row, cell.column)
                        yield Disagreement(subject("cells", place, "text"), address, stated, computed, message)
