"""Sums and shares: what a table or the article states, against what follows from its parts.

The identities themselves are `pipeline.extract.arithmetic` and `article_sums`; here a disagreement is made of one that fails.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal

from pipeline.checks.relation import relation_of
from pipeline.checks.rule import Checked, Disagreement
from pipeline.extract.document_rows import table_of
from pipeline.extract.identity import Identity, unit
from pipeline.extract.scopes import without_links
from pipeline.extract.subjects import subject

_WHOLE = "whole: "


def failing(check: str) -> Callable[[Checked], Iterator[Disagreement]]:
    """The identities of this name that fail."""
    return lambda checked: (_disagreement(checked, identity) for identity in checked.failing.get(check, ()))


def _disagreement(checked: Checked, identity: Identity) -> Disagreement:
    at = subject(identity.table, identity.row, identity.column)
    return Disagreement(
        *(at, identity.source, identity.stated, identity.computed, _message(checked, identity)),
        relation=relation_of(identity),
        is_slight=identity.whole is not None and _is_slight(identity),
    )


def _message(checked: Checked, identity: Identity) -> str:
    """What an identity says, with the election where it is not the article's main one and its place does not tell it."""
    election, place = identity.row.get("election_id", ""), identity.row.get("place_name", "")
    titles = {row["election_id"]: row.get("title", "") for row in checked.rows("elections")}
    title = titles.get(election, "") if election != checked.reading.elections.main.election_id else ""
    if identity.message.startswith(_WHOLE):
        return f"{title or _heading(checked, identity.source)}: {identity.message.removeprefix(_WHOLE)}"
    return f"{title}: {identity.message}" if title and place not in title else identity.message


def _heading(checked: Checked, source: str) -> str:
    """What the table at an address is called: by its caption, the words before it, its section, or the article."""
    document = checked.reading.document
    table = document.table(table_of(source))
    names = (table.caption, table.lead_in.rstrip(": "), document.section(table.section_id).heading) if table else ()
    return next((without_links(name) for name in names if name), checked.reading.article.title)


def _is_slight(identity: Identity) -> bool:
    """Whether a share is off by one of its last digit, which a rounding of rounded numbers may be."""
    return abs(Decimal(identity.stated) - Decimal(identity.computed)) <= unit(identity.stated)
