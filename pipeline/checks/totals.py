"""Sums and shares: what a table or the article states, against what follows from its parts.

The identities themselves are `pipeline.extract.arithmetic` and `article_sums`; here a disagreement is made of one that fails.
"""

from collections.abc import Callable, Iterator

from pipeline.checks.labels import election, heading
from pipeline.checks.relation import relation_of
from pipeline.checks.rule import Checked, Disagreement
from pipeline.extract.identity import Identity, is_near
from pipeline.extract.subjects import subject

_WHOLE = "whole: "


def failing(check: str) -> Callable[[Checked], Iterator[Disagreement]]:
    """The identities of this name that fail."""
    return lambda checked: (_disagreement(checked, identity) for identity in checked.failing.get(check, ()))


def _disagreement(checked: Checked, identity: Identity) -> Disagreement:
    return Disagreement(
        *(_subject(identity), identity.source, identity.stated, identity.computed, _message(checked, identity)),
        relation=relation_of(identity),
        is_slight=identity.whole is not None and is_near(identity.stated, identity.computed),
    )


def _message(checked: Checked, identity: Identity) -> str:
    """What an identity says, with the election where it is not the article's main one and its place does not tell it."""
    title, place = election(checked, identity.row.get("election_id", "")), identity.row.get("place_name", "")
    if identity.message.startswith(_WHOLE):
        return f"{title or heading(checked, identity.source)}: {identity.message.removeprefix(_WHOLE)}"
    return f"{title}: {identity.message}" if title and place not in title else identity.message


def _subject(identity: Identity) -> str:
    """What an identity is about; a poll by who asked and when, since its number changes with every poll added before it."""
    if identity.table == "polls":
        return "/".join(["polls", identity.row.get("pollster_name", ""), identity.row.get("dates_name", ""), identity.column])
    return subject(identity.table, identity.row, identity.column)
