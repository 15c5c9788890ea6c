"""What the gazetteer adds to the parties of an article: ids by any name, names in other languages, what became of them."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from types import MappingProxyType

from pipeline.errors import ArticleFileError
from pipeline.model.schema import Row
from pipeline.names.gazetteer.parties import Party, parties

_NAMELESS = ("", "unresolved", "party")


def party_id(name: str, on: date | None) -> str:
    """The party that had a name or abbreviation on a day, if only one did; on any day where none is given."""
    found = {party.party_id for party in _by_name().get(name.casefold(), ()) if on is None or _is_there(party, on)}
    return found.pop() if len(found) == 1 else ""


def is_known(one: str) -> bool:
    """Whether this is the id of a party of the gazetteer."""
    return one in parties()


def with_option_ids(rows: Sequence[Row], on: date | None, decided: Mapping[str, str] = MappingProxyType({})) -> list[Row]:
    """Rows of `results` and `nominations`: options the lookups left without an id get that of a party of the gazetteer.

    `decided`: ids of parties by what a person decided, empty for what is none. Two options of one contest that would be one
    party stay without an id.
    """
    found = [(_contest(row), row["option_name"], _option_id(row, on, decided)) for row in rows]
    names: dict[tuple[str, str], set[str]] = {}
    for contest, name, option_id in found:
        names.setdefault((contest, option_id), set()).add(name)
    return [
        row | {"option_id": option_id, **({"option_kind": "party"} if "option_kind" in row else {})}
        if option_id != row.get("option_id", "") and len(names[contest, option_id]) == 1
        else row
        for row, (contest, _, option_id) in zip(rows, found, strict=True)
    ]


def refuse_merged(rows: Sequence[Row], decided: Mapping[str, str], where: str) -> None:
    """Raises `ArticleFileError` for a decision that makes two options of one contest one party."""
    names = {(_contest(row), row.get("option_id", "")): row["option_name"] for row in rows if row["option_name"] not in decided}
    for row in rows:
        name = row["option_name"]
        other = names.get((_contest(row), row.get("option_id", ""))) if decided.get(name) else None
        if other:
            what = f'"{name}" is decided to be {decided[name]}, which "{other}" beside it is'
            raise ArticleFileError(where, what, "correct the decision, or remove it")


def with_forms(rows: Sequence[Row]) -> list[Row]:
    """Rows of `parties`, with the names and dates the gazetteer has of them."""
    known = parties()
    return [row | (_forms(known[row["party_id"]]) if row["party_id"] in known else {"status": "unresolved"}) for row in rows]


def _option_id(row: Row, on: date | None, decided: Mapping[str, str]) -> str:
    if row.get("option_id") or row.get("option_kind", "") not in _NAMELESS:
        return row.get("option_id", "")
    name = row.get("option_name", "")
    return decided[name] if name in decided else party_id(name, on)


def _contest(row: Row) -> str:
    return "/".join(row.get(name, "") for name in ("election_id", "place_id", "place_name", "round", "as_of_date"))


def _is_there(party: Party, on: date) -> bool:
    """Whether a party was there on a day; a year or month it was founded or dissolved in counts whole."""
    day = on.isoformat()
    return party.founded <= day and (not party.dissolved or day[: len(party.dissolved)] <= party.dissolved)


@cache
def _by_name() -> dict[str, list[Party]]:
    found: dict[str, list[Party]] = {}
    for party in parties().values():
        for name in dict.fromkeys((party.name, *party.names, *party.abbreviations, party.kk_cyrl, party.kk_latn, party.ru)):
            if name:
                found.setdefault(name.casefold(), []).append(party)
    return found


def _forms(party: Party) -> Row:
    return {
        "kk_cyrl": party.kk_cyrl,
        "kk_latn": party.kk_latn,
        "ru": party.ru,
        "en": party.name,
        "founded_date": party.founded,
        "dissolved_date": party.dissolved,
        "successor_party_id": party.successor,
        "status": "attested" if party.kk_cyrl else "unresolved",
    }
