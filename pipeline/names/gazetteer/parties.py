"""Parties of Kazakhstan since 1991, with what they were called and what became of them; data in `parties.yml`."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.errors import LookupFileError
from pipeline.lookups.entries import entries, lookup_path, refuse_repeats

FILE = Path(__file__).with_name("parties.yml")
_FOLDER = "names/gazetteer"


@dataclass(frozen=True, slots=True)
class Party:
    """`successor`: the party it became or merged into. Dates are ISO 8601, perhaps a month or a year, empty where unknown."""

    party_id: str
    name: str
    names: tuple[str, ...]
    kk_cyrl: str
    kk_latn: str
    ru: str
    abbreviations: tuple[str, ...]
    founded: str
    dissolved: str
    successor: str


@cache
def parties(path: Path = FILE) -> dict[str, Party]:
    """Parties by id. Raises `LookupFileError` when the file contradicts itself."""
    found = []
    for entry in entries(path, _FOLDER):
        entry.value("renamed_from")
        found.append(
            Party(
                party_id=entry.text("id"),
                name=entry.text("name"),
                names=entry.texts("names") if entry.value("names") else (),
                **{key: entry.text(key, "") for key in ("kk_cyrl", "kk_latn", "ru")},
                abbreviations=entry.texts("abbreviations") if entry.value("abbreviations") else (),
                **{key: entry.text(key, "") for key in ("founded", "dissolved")},
                successor=entry.text("successor", "") or entry.text("merged_into", ""),
            )
        )
    where = lookup_path(path.name, _FOLDER)
    refuse_repeats(where, [party.party_id for party in found], "keep one")
    by_id = {party.party_id: party for party in found}
    if unknown := sorted(party.party_id for party in found if party.successor and party.successor not in by_id):
        raise LookupFileError(where, f"unknown successor of {', '.join(unknown)}", "add the successor")
    return by_id
