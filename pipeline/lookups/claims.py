"""Reads `claims.yml`: which sentences speak of a value that a table states, and of which.

How sentences are matched, and which row they mean, is `pipeline.extract.claims`.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.errors import LookupFileError
from pipeline.lookups.entries import Entry, entries

FILE = Path(__file__).parent / "claims.yml"
SECTION = "section"
SO_FAR = "so_far"
# What may be claimed, by published table: its columns, and the number of its rows.
ABOUT = frozenset(
    "elections/election_date elections/end_date contests/seats_count contests/candidates_count contests/votes_count "
    "contests/registered_voters_count contests/turnout_pct contests/places results/seats_count results/votes_count "
    "results/votes_pct results/candidates nominations/candidates_count nominations/candidates_total_count".split()
)
_VALUES = {"{number}": "n", "{percent}": "%", "{date}": "d"}
_NAMED = {"{option}": "o", "{place}": "p"}
# A gap stays within its clause, whatever figures and names stand in it.
_GAP = "{...}", r"(?:[^.;⟨⟩]|⟨[^⟩]*⟩){0,120}?"


@dataclass(frozen=True, slots=True)
class ClaimPattern:
    """A sentence with its figures and names as tags (`⟨n2⟩`): groups `value`, `option`, `place` hold their numbers.

    `tag`: how the tag of `value` begins; `is_of_lead`: only before the first heading.
    """

    pattern: re.Pattern[str]
    table: str
    column: str
    option: str
    qualifier: str
    is_of_lead: bool
    tag: str


@cache
def claim_patterns() -> tuple[ClaimPattern, ...]:
    """The patterns that come with this code. Raises `LookupFileError` for one that could link nothing, or more than one."""
    return tuple(_claim(entry) for entry in entries(FILE))


def _claim(entry: Entry) -> ClaimPattern:
    text, about, qualifier = entry.text("pattern"), entry.text("about"), entry.text("qualifier", "")
    is_of_lead = entry.value("lead") if "lead" in entry else False
    if about not in ABOUT:
        raise LookupFileError(entry.where, f"cannot be about {about}", f"choose of {', '.join(sorted(ABOUT))}")
    if qualifier not in ("", SO_FAR):
        raise LookupFileError(entry.where, f"{qualifier!r} is no qualifier of a pattern", f"write {SO_FAR} or leave it out")
    if not isinstance(is_of_lead, bool):
        raise LookupFileError(entry.where, f"`lead` is {is_of_lead!r}, not true or false", "write true or leave it out")
    [value, *others] = [*re.findall("|".join(map(re.escape, _VALUES)), text), ""]
    if others != [""] or any(text.count(name) > 1 for name in _NAMED):
        raise LookupFileError(entry.where, f"{text!r} does not have one figure", "write {number}, {percent} or {date} once")
    table, _, column = about.partition("/")
    return ClaimPattern(
        pattern=_compiled(entry, text),
        table=table,
        column=column,
        option=entry.text("option", ""),
        qualifier=qualifier,
        is_of_lead=is_of_lead,
        tag=f"⟨{_VALUES[value]}",
    )


def _compiled(entry: Entry, text: str) -> re.Pattern[str]:
    for placeholder, tag in _VALUES.items():
        text = text.replace(placeholder, rf"⟨{tag}(?P<value>\d+)⟩")
    for placeholder, tag in _NAMED.items():
        text = text.replace(placeholder, rf"⟨{tag}(?P<{placeholder[1:-1]}>\d+)⟩")
    try:
        return re.compile(text.replace(*_GAP), re.IGNORECASE)
    except re.error as error:
        raise LookupFileError(entry.where, f"is no regular expression: {error}", "correct `pattern`") from error
