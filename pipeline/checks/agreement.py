"""The same thing said twice: infobox, tables and map keys of one article against each other."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from pipeline.checks.rule import Checked, Disagreement, subject
from pipeline.document.document import INFOBOX, Cell, Table
from pipeline.document.values import NUMBER, plain_number
from pipeline.extract.article_sums import grouped
from pipeline.extract.identity import is_rounded
from pipeline.extract.legends import legend_counts
from pipeline.model.schema import Row


def infobox_agrees(checked: Checked) -> Iterator[Disagreement]:
    """The infobox's posts, shares and turnout against the result of the whole election.

    Shares are of votes where the result states those, otherwise of posts.
    """
    main, infobox = checked.reading.elections.main, checked.reading.elections.infobox
    key, contest = (main.election_id, main.place.place_id if main.place else ""), _main_contest(checked)
    results = grouped(checked.rows("results"), "election_id", "place_id", "option_id")
    pairs: list[tuple[str, Cell, str]] = []
    if "turnout" in infobox.cells:
        pairs.append(("turnout is", infobox.cells["turnout"], contest.get("turnout_pct", "")))
    for party in infobox.parties:
        result = results.get((*key, party.option.option_id), [{}])[0]
        share = result.get("votes_pct", "") or result.get("seats_pct", "")
        name = party.cells["party"].text
        pairs += [
            (f"{name}: {what}", party.cells[role], computed)
            for role, what, computed in (("seats", "posts are", result.get("seats_count", "")), ("share", "share is", share))
            if role in party.cells
        ]
    for what, cell, computed in pairs:
        yield from _same(what, cell, computed, infobox.address(cell))


def _same(what: str, cell: Cell, computed: str, address: str) -> Iterator[Disagreement]:
    number = NUMBER.match(cell.text)
    stated = plain_number(number[0]) if number else ""
    if stated and computed and not (is_rounded(stated, Decimal(computed)) or is_rounded(computed, Decimal(stated))):
        message = f"{what} {stated} in the infobox and {computed} in the results"
        yield Disagreement(_text_of(INFOBOX, cell), address, stated, computed, message)


def _main_contest(checked: Checked) -> Row:
    """The result of the whole election, empty where the article gives none."""
    main = checked.reading.elections.main
    contests = grouped(checked.rows("contests"), "election_id", "place_id")
    return contests.get((main.election_id, main.place.place_id if main.place else ""), [{}])[0]


def _text_of(table_id: str, cell: Cell) -> str:
    """The subject of a finding about what a cell says."""
    return subject("cells", {"table_id": table_id, "row_number": str(cell.row), "column_number": str(cell.column)}, "text")


def contested_agrees(checked: Checked) -> Iterator[Disagreement]:
    """Posts up for election as the infobox states them, against the posts the results fill."""
    main = checked.reading.elections.main
    computed = _main_contest(checked).get("seats_count", "")
    for row in checked.rows("elections"):
        stated = row.get("seats_contested_count", "")
        if row["election_id"] == main.election_id and stated and computed and stated != computed:
            message = f"the infobox states {stated} contested posts, the results fill {computed}"
            source = checked.reading.elections.infobox.posts_source
            yield Disagreement(subject("elections", row, "seats_contested_count"), source, stated, computed, message)


def races_filled(checked: Checked) -> Iterator[Disagreement]:
    """Posts up for election in a place, against the posts its results fill."""
    for row in checked.rows("contests"):
        stated, computed = row.get("races_count", ""), row.get("seats_count", "")
        if stated and computed and stated != computed:
            message = f"{row['place_name']}: {stated} races among the candidates, {computed} posts in the results"
            source = row.get("candidates_source", "")
            yield Disagreement(subject("contests", row, "races_count"), source, stated, computed, message)


def winners_nominated(checked: Checked) -> Iterator[Disagreement]:
    """Posts an option won in a place, against the most candidates any table gives it there."""
    nominations = grouped(checked.rows("nominations"), "election_id", "place_id", "option_id")
    for row in checked.rows("results"):
        key = (row["election_id"], row["place_id"], row.get("option_id", ""))
        candidates = nominations.get(key, []) if row.get("option_id") else []
        if row.get("seats_count") and candidates:
            stated, computed = row["seats_count"], str(max(int(each["candidates_count"]) for each in candidates))
            if int(stated) > int(computed):
                message = f"{row['option_name']}, {row['place_name']}: {stated} posts won by {computed} candidates"
                yield Disagreement(subject("results", row, "seats_count"), row["source"], stated, computed, message)


def nominations_agree(checked: Checked) -> Iterator[Disagreement]:
    """Candidates of a party in one table, against the table of the day before it; a table of places names no day."""
    dated = [row for row in checked.rows("nominations") if row.get("option_id")]
    for rows in grouped(dated, "election_id", "place_id", "option_id").values():
        for newer, older in pairwise(sorted(rows, key=lambda row: row.get("as_of_date", ""), reverse=True)):
            if newer.get("as_of_date") and newer["candidates_count"] != older["candidates_count"]:
                yield _nominations(newer, older)


def _nominations(row: Row, other: Row) -> Disagreement:
    where = f"on {other['as_of_date']}" if other.get("as_of_date") else "in the table of places"
    stated, computed = row["candidates_count"], other["candidates_count"]
    message = f"{row['option_name']}: {stated} candidates on {row['as_of_date']}, {computed} {where}"
    return Disagreement(subject("nominations", row, "candidates_count"), row["source"], stated, computed, message)


def legend_agrees(checked: Checked) -> Iterator[Disagreement]:
    """Numbers in the key of a map against the posts of the one result in its section; no row there is no post."""
    reading = checked.reading
    results = grouped(checked.rows("results"), "election_id", "place_id")
    for legend in (table for table in reading.document.tables if table.kind == "legend"):
        contests = [
            (scope.election_id, scope.place.place_id)
            for scope in reading.elections.scopes
            if scope.table.section_id == legend.section_id and scope.place is not None
        ]
        rows = [row for key in contests for row in results.get(key, [])]
        if len(contests) == 1 and any(row.get("seats_count") for row in rows):
            seats = {row["option_id"]: row.get("seats_count", "") for row in rows}
            for option, cell, stated in legend_counts(legend, reading.words):
                computed = seats.get(option.option_id, "0")
                if computed and stated != computed:
                    yield _legend(legend, cell, stated, computed)


def _legend(legend: Table, cell: Cell, stated: str, computed: str) -> Disagreement:
    message = f"{cell.text}: the map's key states {stated}, the results {computed}"
    return Disagreement(_text_of(legend.table_id, cell), legend.address(cell.row, cell.column), stated, computed, message)
