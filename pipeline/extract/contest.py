"""One contest as published rows have it: its totals and its options, told apart by election, place and round."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Contest:
    """One contest: its row (empty where none states totals) and the rows of its options."""

    row: Mapping[str, str]
    options: Sequence[Mapping[str, str]]

    @property
    def valid(self) -> list[Mapping[str, str]]:
        return [option for option in self.options if option.get("option_kind") != "invalid"]


def place_key(row: Mapping[str, str]) -> str:
    """What tells the place of a row: its id, or its name where it is in no lookup; empty for all of an election."""
    return row.get("place_id", "") or row.get("place_name", "")


def contest_key(row: Mapping[str, str]) -> tuple[str, str, str]:
    """Election, place and round of a row."""
    return row.get("election_id", ""), place_key(row), row.get("round", "")


def contests(results: Iterable[Mapping[str, str]], totals: Iterable[Mapping[str, str]]) -> list[Contest]:
    """The contests that rows of `results` and `contests` are about, in order."""
    options: dict[tuple[str, str, str], list[Mapping[str, str]]] = {}
    for row in results:
        options.setdefault(contest_key(row), []).append(row)
    stating = {contest_key(row): row for row in totals}
    return [Contest(stating.get(key, {}), options.get(key, [])) for key in dict.fromkeys([*options, *stating])]
