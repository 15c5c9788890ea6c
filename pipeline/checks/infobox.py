"""The infobox, and the block of results in it, against the results of the whole election; read in `pipeline.extract`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.checks.agreement import twice
from pipeline.checks.rule import Checked, Disagreement
from pipeline.document.document import LEAD, Cell
from pipeline.document.values import NUMBER, plain_number
from pipeline.extract.article_sums import grouped
from pipeline.extract.identity import is_near, is_rounded
from pipeline.extract.infobox import Infobox
from pipeline.extract.subjects import Value, subject
from pipeline.model.schema import Row

# As many parties in a row that have the share of the one before were moved, not each mistaken.
_MOVED = 2


@dataclass(frozen=True, slots=True)
class _OfAParty:
    """What the infobox says of one party: its name, what the results have, and how the two disagree, if they do."""

    name: str
    result: str
    said: Disagreement | None


def infobox_agrees(checked: Checked) -> Iterator[Disagreement]:
    """The infobox's posts, shares and turnout against the result of the whole election.

    Shares are of votes where the result states those, otherwise of posts.
    """
    infobox, key = checked.reading.elections.infobox, _main_key(checked)
    results = grouped(checked.rows("results"), "election_id", "place_id", "option_id")
    if "turnout" in infobox.cells:
        turnout = Value("contests", _main_contest(checked), "turnout_pct")
        found = _same(infobox, "turnout", "turnout is", turnout, infobox.cells["turnout"])
        yield from [found] if found else []
    for role, what in (("seats", "posts are"), ("share", "share is")):
        parties: list[_OfAParty] = []
        for party in infobox.parties:
            if role in party.cells:
                result = results.get((*key, party.option.option_id), [{}])[0]
                share = "votes_pct" if result.get("votes_pct") else "seats_pct"
                value, name = Value("results", result, "seats_count" if role == "seats" else share), party.cells["party"].text
                said = _same(infobox, f"{party.option.option_id}/{role}", f"{name}: {what}", value, party.cells[role])
                parties.append(_OfAParty(name, result.get(value.column, ""), said))
        yield from _together(parties)


def _together(parties: Sequence[_OfAParty]) -> Iterator[Disagreement]:
    """What disagrees, several parties in a row told at once where each has the value of the one before."""
    moved: list[_OfAParty] = []
    for before, party in zip([None, *parties], parties, strict=False):
        if before is not None and party.said is not None and party.said.stated == before.result:
            moved.append(party)
            continue
        yield from _moved(moved)
        moved = []
        if party.said is not None:
            yield party.said
    yield from _moved(moved)


def _moved(parties: Sequence[_OfAParty]) -> Iterator[Disagreement]:
    found = [(party.name, party.said) for party in parties if party.said]
    if len(found) < _MOVED:
        yield from (said for _, said in found)
        return
    (_, first), *others = found
    told = [f"{name} {said.stated} and {said.computed}" for name, said in others]
    message = f"{first.message}; those after it have that of the party before too: {', '.join(told)}"
    sources = [*first.other_sources, *(source for _, said in others for source in (said.source, *said.other_sources))]
    yield replace(first, message=message, other_sources=tuple(dict.fromkeys(sources)), relation=None)


def _same(infobox: Infobox, at: str, what: str, value: Value, cell: Cell) -> Disagreement | None:
    number = NUMBER.match(cell.text)
    stated, computed = plain_number(number[0]) if number else "", value.row.get(value.column, "")
    if not (stated and computed) or is_rounded(stated, Decimal(computed)) or is_rounded(computed, Decimal(stated)):
        return None
    message = f"{what} {stated} in the infobox and {computed} in the results"
    is_slight = "." in stated and is_near(stated, computed)
    return replace(twice(f"infobox/{at}", infobox.address(cell), stated, value, message), is_slight=is_slight)


def contested_agrees(checked: Checked) -> Iterator[Disagreement]:
    """Posts up for election as the infobox states them, against the posts the results fill."""
    main = checked.reading.elections.main
    filled = Value("contests", _main_contest(checked), "seats_count")
    computed = filled.row.get("seats_count", "")
    for row in checked.rows("elections"):
        stated = row.get("seats_contested_count", "")
        if row["election_id"] == main.election_id and stated and computed and stated != computed:
            message = f"the infobox states {stated} contested posts, the results fill {computed}"
            source = checked.reading.elections.infobox.posts_source
            yield twice(subject("elections", row, "seats_contested_count"), source, stated, filled, message)


def summary_agrees(checked: Checked) -> Iterator[Disagreement]:
    """Posts and votes of parties and candidates in the block of results beside the lead, against the results of the whole.

    A candidate of several lists has the votes of all of them; shares may be of other counts, such as two-party-preferred.
    """
    main = checked.reading.elections.main
    beside = (each for each in checked.reading.readings if each.family.kind == "summary")
    first = next((each for each in beside if each.table.section_id == LEAD.section_id), None)  # others are of primaries
    if first is None:
        return
    others = [row for row in checked.rows("results") if not row["source"].startswith(f"{first.table.table_id}r")]
    whole = [row for row in others if row["election_id"] == main.election_id and not (row["place_name"] or row["round"])]
    for row in first.rows("results"):
        for column in ("votes_count", "seats_count"):
            same = [other for other in whole if _is_same(row, other, checked) and other.get(column)]
            if row.get(column) and len(same) == 1 and same[0][column] != row[column]:
                what, name = Value("results", same[0], column), row.get("candidate_name") or row["option_name"]
                message = f"{name}: {what.what} are {row[column]} in the infobox and {what.stated} in the results"
                yield twice(f"infobox/{name}/{column}", row["source"], row[column], what, message)


def _is_same(row: Row, other: Mapping[str, str], checked: Checked) -> bool:
    if row.get("candidate_name"):
        return row["candidate_name"] == other["candidate_name"]
    option = checked.reading.words.option(row["option_name"])
    return bool(option and option.option_id == other["option_id"]) or row["option_name"] == other["option_name"]


def _main_contest(checked: Checked) -> Row:
    """The result of the whole election, empty where the article gives none."""
    return grouped(checked.rows("contests"), "election_id", "place_id").get(_main_key(checked), [{}])[0]


def _main_key(checked: Checked) -> tuple[str, str]:
    """Election and place of the result of the whole election."""
    main = checked.reading.elections.main
    return main.election_id, main.place.place_id if main.place else ""
