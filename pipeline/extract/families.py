"""Which family a table belongs to, by the words of its headings and the shape of its columns, how sure that is, and why.

Tables of no family stay cells. What the rows of a family give is in `results`, `races`, `polls` and `nominations`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.document.numbers import count
from pipeline.extract.blocks import body_cells
from pipeline.extract.headings import SIDES, Heading
from pipeline.extract.slots import Columns, Slot
from pipeline.extract.vocabulary import Vocabulary

# Kinds that are read alike.
NOMINATIONS = frozenset({"nominations_by_party", "nominations_by_place"})
RESULTS = frozenset(
    "results_by_party results_by_candidate results_by_place results_over_time seats_by_party candidates".split()
)
_VOTES = ("votes", "votes_pct")
# Roles whose headings stand in tables of elections only.
_TELLING = frozenset(
    "votes votes_pct seats_pct registered turnout pollster electors valid invalid abstention against_all nominations".split()
)
_ALMOST_TELLING = frozenset({"party", "seats", "option", "contested", "candidate"})
_WHEN = ("year", "election", "date")
# What a number in a wide table counts, by the role of a word in the title, caption or heading above it.
_COUNTED = {
    "votes": "votes",
    "seats": "seats",
    "candidates": "candidates",
    "contested": "candidates",
    "nominations": "candidates",
}
_SURELY_VOTES = 1_000


@dataclass(frozen=True, slots=True)
class Family:
    """`confidence` from 0 to 1: how many of the headings are known, less where what the numbers count is inferred."""

    kind: str
    confidence: float
    reason: str


OTHER = Family("other", 0.0, "")


def family(columns: Columns, around: Sequence[str], words: Vocabulary) -> tuple[Family, Columns]:
    """The family of a table, and its columns with every count named. `around`: title, caption and headings, nearest first."""
    columns, how = _counted(columns, around, words)
    kind, why = _kind(columns, around, words)
    if kind != "other" and (how or not _tells(columns)) and not any(map(words.is_about_elections, around)):
        kind, why = "other", "no heading of the table, and none above it, has a word of elections"
    if kind == "other":
        return Family("other", 0.0, why), columns
    known = sum(bool(each.role or each.labels) for each in columns.headings if each.cells) - len(columns.unknown)
    every = max(sum(bool(each.cells) for each in columns.headings), 1)
    sure = round(max(known, 0) / every * (0.8 if how else 1.0), 2)
    return Family(kind, sure, f"{why}; {known} of {every} headings known{how}"), columns


def _tells(columns: Columns) -> bool:
    """Whether a heading of the table itself says that it is about an election."""
    roles = {role for each in columns.headings if not each.labels for role in (each.role,) if each.profile.filled}
    return bool(_TELLING & roles) or len(_ALMOST_TELLING & roles) > 1


def _kind(columns: Columns, around: Sequence[str], words: Vocabulary) -> tuple[str, str]:
    """The kind and what speaks for it."""
    slots, has = columns.slots, columns.has
    wide = [slot for slot in slots if slot.label]
    who = any(_identity(slot) for slot in slots)
    is_polls = any(words.section_role(text) == "polls" for text in around)
    if has("aggregator"):
        return "other", "averages of polls"
    if has("pollster") and (has("poll_date", "date", "sample_size", "margin_of_error") or is_polls) and slots:
        return "polls", "a pollster and shares of options"
    if slots and has(*_VOTES) and (has("sample_size") or is_polls) and has("poll_date", "date", "sample_size"):
        return "polls", "dates and shares of options in a part about polls"
    if "candidates" in columns.context and has("place", "incumbent", "date", "election", "member"):
        return "races", "a race a row, its candidates in one cell"
    if any(words.section_role(text) == "apart" for text in around):
        return "other", "in a part about people or things that are no result"
    if aside := [slot for slot in slots if slot.place]:
        tells = any(words.mentions(text, "place") or words.section_role(text) == "by-place" for text in around)
        named = any(words.place(slot.place) for slot in aside)
        return _wide(aside, columns.headings) if (tells or named) and not is_polls else ("other", "columns that nothing names")
    is_questions = has("election") and any(words.option(slot.label) for slot in wide)
    if len({slot.label for slot in wide}) >= 2 and (has("place") or is_questions) and not who:
        return _wide(wide, columns.headings)
    if has(*_WHEN) and has(*_VOTES, "seats") and not has("place") and _first_is(columns, _WHEN):
        return "results_over_time", "an election a row, with votes or posts"
    if has(*_WHEN) and has(*_VOTES) and _first_is(columns, _WHEN) and who:
        return "results_over_time", "an election a row, with votes"
    voters = sum(has(role) for role in ("registered", "cast", "turnout", "turnout_pct"))
    if has("place") and voters > 1 and not slots:
        return "turnout_by_place", "places with how many could vote and how many did"
    return _narrow(columns, around, words, who=who)


def _narrow(columns: Columns, around: Sequence[str], words: Vocabulary, *, who: bool) -> tuple[str, str]:
    """The kinds whose rows name an option, or a place and one person."""
    has = columns.has
    if not who and has("member") and has("place"):
        return "candidates", "members by place"
    if not who:
        return "other", "no heading names options, people or places with numbers"
    if has("place") and has(*_VOTES) and {slot.side for slot in columns.slots} >= SIDES:
        return "results_by_place", "places with winner and runner-up, with votes"
    if has("candidate") and has(*_VOTES) and not (has("party") and has("seats")):
        return "results_by_candidate", "candidates with votes"
    if has("party", "option") and has(*_VOTES):
        return "results_by_party", "options with votes"
    if has("party") and has("nominations", "contested") and not has("seats"):
        return "nominations_by_party", "parties with numbers of candidates"
    if has("party", "option") and has("seats", "electors"):
        return "seats_by_party", "parties with posts"
    if has("candidate") and has("electors", "seats"):
        return "results_by_candidate", "candidates with electoral votes or delegates"
    told = any(
        words.mentions(text, role) for text in around for role in ("candidate", "candidates", "member", "winner", "elected")
    )
    if has("candidate", "member") and (has("place", "election", "date", "elected") or (told and has("party"))):
        return "candidates", "people with places or parties, no votes"
    return "other", "options without numbers or people"


def _wide(wide: Sequence[Slot], headings: Sequence[Heading]) -> tuple[str, str]:
    """The kinds whose rows are places and whose columns are options."""
    metrics = {metric for slot in wide for metric in slot.columns}
    if metrics & set(_VOTES):
        return "results_by_place", "places by options, with votes"
    if "seats" in metrics:
        return "seats_by_party", "places by options, with posts"
    if metrics & {"contested", "nominations"}:
        return "nominations_by_place", "places by options, with numbers of candidates"
    if "candidate" in metrics:
        at = {slot.columns["candidate"] for slot in wide if "candidate" in slot.columns}
        if any(heading.profile.with_names for heading in headings if heading.column in at):
            return "results_by_place", "places by options, with names and votes"
        return "candidates", "places by options, with names"
    return "other", "places by options, but nothing tells what the numbers count"


def _identity(slot: Slot) -> bool:
    return not slot.label and any(role in slot.columns for role in ("party", "candidate", "option"))


def _first_is(columns: Columns, roles: Sequence[str]) -> bool:
    """Whether the leftmost column that is understood, ranks apart, has one of the roles."""
    every = {column: role for role, column in columns.context.items() if role not in ("ordinal", "note")}
    for slot in columns.slots:
        every |= {column: role for role, column in slot.columns.items()}
    return bool(every) and every[min(every)] in roles


def _counted(columns: Columns, around: Sequence[str], words: Vocabulary) -> tuple[Columns, str]:
    """The columns with every bare count named, and how that is known where no heading says it."""
    if not any("count" in slot.columns for slot in columns.slots):
        return columns, ""
    role, how = _what_is_counted(columns, around, words)
    if not role:
        return columns, ""
    slots = tuple(
        replace(slot, columns={role if r == "count" else r: c for r, c in slot.columns.items()}) for slot in columns.slots
    )
    return replace(columns, slots=slots), how


def _what_is_counted(columns: Columns, around: Sequence[str], words: Vocabulary) -> tuple[str, str]:
    roles = {"candidates": "nominations"}
    if any(role in columns.context for role in ("races", "nominations", "contested")):
        return "nominations", ""
    if any("votes_pct" in slot.columns for slot in columns.slots):
        return "votes", ""
    for text in around:
        said = {_COUNTED[role] for word in text.split() if (role := words.column_role(word)) in _COUNTED}
        if len(said) == 1:
            what = said.pop()
            return roles.get(what, what), f', "{text}" says that they count {what}'
    numbers = [
        int(number.text)
        for slot in columns.slots
        if "count" in slot.columns
        for cell in body_cells(columns.block, slot.columns["count"])
        if (number := count(cell.text)) is not None
    ]
    known = [slot for slot in columns.labelled if words.option(slot.label)]
    is_wide = len(columns.labelled) > 1 and "place" in columns.context
    if numbers and max(numbers) >= _SURELY_VOTES and (is_wide or known):
        return "votes", f", numbers up to {max(numbers)} are taken for votes"
    return "", ""
