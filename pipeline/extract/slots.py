"""What the columns of a block are for: the row as a whole (its place, its totals), or what an option got, slot by slot.

A row of a plain table of results has one slot; with two rounds it has two; a row of a wide table has one for every option.
How headings become slots is `slot_assembly`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.document.document import Cell
from pipeline.extract.blocks import Block
from pipeline.extract.headings import Heading
from pipeline.model.schema import Row

# Who or what is voted for.
IDENTITY = frozenset({"party", "candidate", "option", "abbreviation"})
# What an option got. `count`: a number whose kind no heading tells.
METRICS = frozenset(
    "votes votes_pct seats seats_pct change seats_change seats_previous electors contested nominations count".split()
)


@dataclass(frozen=True, slots=True)
class Slot:
    """What one option got: grid columns by what they hold.

    `label`: the option, where a heading names it (at `cell`, in `lines`; a candidate if `is_person`), else the row does.
    `with_party`: whether candidates have their party in parentheses. `round`: of voting, or the heading of another split.
    `side`: winner or loser. `place`: where a heading names the place and the row the option.
    """

    columns: Mapping[str, int]
    label: str = ""
    round: str = ""
    side: str = ""
    place: str = ""
    cell: Cell | None = None
    lines: tuple[str, ...] = ()
    is_person: bool = False
    with_party: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """`context`: grid columns about the row as a whole, by role. `unknown`: headings above content that nothing knows."""

    block: Block
    context: Mapping[str, int]
    slots: tuple[Slot, ...]
    unknown: tuple[Cell, ...] = ()
    headings: tuple[Heading, ...] = ()

    def has(self, *roles: str) -> bool:
        return any(role in self.context or any(role in slot.columns for slot in self.slots) for role in roles)

    @property
    def labelled(self) -> tuple[Slot, ...]:
        return tuple(slot for slot in self.slots if slot.label)


def where(slot: Slot, place: str) -> Row:
    """The place and round a row of results is of: what the slot's heading says, or else its row."""
    return {**placed(slot.place or place), **({"round": slot.round} if slot.round else {})}


def placed(place: str) -> Row:
    return {"place_name": place} if place else {}
