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


def contest_key(row: Mapping[str, str]) -> tuple[str, str, str]:
    """Election, place and round of a row; a place without an id goes by its name."""
    return row.get("election_id", ""), row.get("place_id", "") or row.get("place_name", ""), row.get("round", "")


def contests(results: Iterable[Mapping[str, str]], totals: Iterable[Mapping[str, str]]) -> list[Contest]:
    """The contests that rows of `results` and `contests` are about, in order."""
    options: dict[tuple[str, str, str], list[Mapping[str, str]]] = {}
    for row in results:
        options.setdefault(contest_key(row), []).append(row)
    stating = {contest_key(row): row for row in totals}
    return [Contest(stating.get(key, {}), options.get(key, [])) for key in dict.fromkeys([*options, *stating])]
