"""The limits of the gates: how much less than before a capture may say and still be trusted. An article may override them.

What is measured, and how a measure is held against its limit, is in `pipeline.publish`.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pipeline.errors import ArticleFileError


@dataclass(frozen=True, slots=True)
class Limit:
    """`at_least`: share of the old measure, from 0 to 1, that must be left. `spare`: losing so many is never too much."""

    at_least: Decimal
    spare: int = 0


Limits = dict[str, Limit]

# What edits leave, tried on the first article and on 22 pages of Wikipedia (read leniently), and what damage leaves:
#   One row removed, or four: 96 % of results at the least, and all tables; a by-election added, a region moved, a table split,
#   references archived, a party renamed, shares corrected: all of it. A tenth of the paragraphs removed: 55 % of the numbers
#   in running text, 9 of them, hence `prose` beside `rows`.
#   Half a page: 56 % of headings, 30 % of cells. The largest table removed: stopped on 23 of 23, by `tables` alone on one.
#   Two digits swapped in one total: 0 to 8 of 226 identities that held no longer do, as after any number that is corrected
#   alone; in three totals 2 to 16, in five 10 to 22. One row removed fails `identities` on 1 of 22, whose only table no
#   longer adds up.
DEFAULTS: Limits = {
    "sections_kept": Limit(Decimal("0.8"), spare=2),
    "names_kept": Limit(Decimal("0.7"), spare=2),
    "tables": Limit(Decimal(1)),
    "references": Limit(Decimal("0.8"), spare=1),
    "rows": Limit(Decimal("0.8"), spare=4),
    "prose": Limit(Decimal("0.6"), spare=10),
    "filled": Limit(Decimal("0.8"), spare=4),
    "resolved": Limit(Decimal("0.8"), spare=4),
    "identities": Limit(Decimal("0.97"), spare=8),
}


def read_limits(loaded: object, where: str) -> Limits:
    """The limits of an article: `loaded`, the share that must be left by gate, over the defaults. Raises `ArticleFileError`."""
    if not isinstance(loaded, dict):
        raise ArticleFileError(where, f"`limits` is {loaded!r}", "give it as `gate: share that must be left`")
    if unknown := [str(gate) for gate in loaded if gate not in DEFAULTS]:
        raise ArticleFileError(where, f"`limits` has no gate `{unknown[0]}`", f"use the gates {', '.join(DEFAULTS)}")
    return DEFAULTS | {gate: Limit(_share(gate, value, where), DEFAULTS[gate].spare) for gate, value in loaded.items()}


def _share(gate: str, value: Any, where: str) -> Decimal:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not 0 <= value <= 1:
        raise ArticleFileError(where, f"`limits: {gate}` is {value!r}", "give a share from 0 to 1, where 0 turns the gate off")
    return Decimal(str(value))
