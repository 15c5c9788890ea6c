"""Slots while their columns are met, and what is known of them only when the last column is: totals of posts, names, places.

Which column goes to which slot is `slot_assembly`; a slot that is done is in `slots`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pipeline.document.numbers import count
from pipeline.document.values import spaces
from pipeline.extract.blocks import Block, body_cells
from pipeline.extract.headings import Heading
from pipeline.extract.profiles import Profile
from pipeline.extract.slots import IDENTITY, METRICS, Slot


@dataclass(slots=True)
class OpenSlot:
    """A slot being filled: its columns by role; `last` is the count its next share is of."""

    slot: Slot
    columns: dict[str, int]
    last: str = ""


def labelled_slot(each: Heading) -> Slot:
    """A slot without columns yet, of the option its heading names."""
    return Slot({}, each.label, each.round, each.side, cell=each.label_cell, lines=each.lines, is_person=each.is_person)


def take_total(slots: list[OpenSlot], context: dict[str, int]) -> None:
    """A column of votes or posts of nobody, beside options named by headings, sums them: it moves from `slots` to `context`."""
    if "total" in context or sum(bool(open_.slot.label) for open_ in slots) < 2:
        return
    nobodys = [o for o in slots if not (o.slot.label or o.slot.round or o.slot.side)]
    if len(nobodys) == 1 and len(nobodys[0].columns) == 1 and set(nobodys[0].columns) <= {"votes", "seats"}:
        context["total"] = next(iter(nobodys[0].columns.values()))
        slots.remove(nobodys[0])


def split_posts(block: Block, slots: list[OpenSlot], posts: dict[int, list[Heading]]) -> None:
    """Of several columns of posts the one with most is the total; the others are splits of it, by their headings.

    `posts`: the columns of posts by the `id` of their slot. A split is added to `slots`, the total is set in its slot.
    """
    for open_ in list(slots):
        columns = posts.get(id(open_), [])
        if len(columns) > 1:
            whole = max(columns, key=lambda each: (_sum(block, each.column), each.column))
            open_.columns["seats"] = whole.column
            parts = [(each.leaf, each.column) for each in columns if each is not whole and each.leaf is not None]
            slots += [OpenSlot(Slot({}, round=spaces(leaf.text)), {"seats": column}) for leaf, column in parts]


def later_names(slots: list[OpenSlot]) -> dict[str, int]:
    """Names right of an option's numbers, taken out of its slot where a split follows: candidate | votes | lists | votes.

    They are of the numbers after them.
    """
    splits = [min(o.columns.values()) for o in slots if o.slot.round and METRICS & set(o.columns)]
    taken: dict[str, int] = {}
    for open_ in slots:
        metrics = [column for role, column in open_.columns.items() if role in METRICS]
        if open_.slot.round or open_.slot.label or not metrics or not splits:
            continue
        late = {r for r, c in open_.columns.items() if r in IDENTITY and max(metrics) < c < max(splits)}
        if IDENTITY & set(open_.columns) - late:
            taken |= {role: open_.columns.pop(role) for role in late}
    return taken


def names_of_the_row(slots: list[OpenSlot]) -> dict[str, int]:
    """The columns that say who a row is about, of slots that are of no round."""
    return {role: column for o in slots if not o.slot.round for role, column in o.columns.items() if role in IDENTITY}


def closed(
    slots: list[OpenSlot], who: dict[str, int], list_ballots: frozenset[str], profiles: Mapping[int, Profile]
) -> list[Slot]:
    """The slots with all their columns: one without somebody of its own has those of the row.

    `who`: the columns that say who a row is about; no candidate goes with `list_ballots`. `profiles`: by column.
    """
    done = []
    for open_ in slots:
        shared = {} if open_.slot.label or IDENTITY & set(open_.columns) else who
        if open_.slot.round in list_ballots:
            shared = {role: column for role, column in shared.items() if role != "candidate"}
        names = profiles.get({**shared, **open_.columns}.get("candidate", 0))
        with_party = names is not None and names.with_party > 1 and 2 * names.with_party > names.filled
        done.append(replace(open_.slot, columns={**shared, **open_.columns}, with_party=with_party))
    return done


def place_slots(counted: list[Heading], slots: list[Slot], who: dict[str, int]) -> list[Slot]:
    """The slots of a table that lies on its side: a row an option, a column a place, and nothing else counted.

    `counted`: columns of numbers under headings nothing is known of; `who`: the columns that say who a row is about.
    """
    if len(counted) < 2 or any(slot.round or METRICS & set(slot.columns) for slot in slots):
        return []
    return [
        Slot({**who, "votes_pct" if each.profile.is_share else "count": each.column}, place=each.label, cell=each.leaf)
        for each in counted
    ]


def _sum(block: Block, column: int) -> int:
    return sum(int(number.text) for cell in body_cells(block, column) if (number := count(cell.text)) is not None)
