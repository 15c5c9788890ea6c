"""What a check is: a named rule over one article's tables that yields what disagrees. The rules are in the modules beside."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from pipeline.extract.article_sums import all_identities
from pipeline.extract.identity import Identity
from pipeline.extract.reading import Reading
from pipeline.model.schema import Rows
from pipeline.model.tables import BY_NAME


@dataclass(frozen=True)
class Checked:
    """One article under check: its reading, and its rows of every table; of `findings` those of the rules before."""

    reading: Reading
    tables: Mapping[str, Rows]

    def rows(self, table: str) -> Rows:
        return self.tables.get(table, ())

    @cached_property
    def failing(self) -> Mapping[str, Sequence[Identity]]:
        """The identities its rows fail, by the name of the check."""
        found = [identity for identity in all_identities(self.tables) if not identity.is_held]
        return {check: [each for each in found if each.check == check] for check in {each.check for each in found}}


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two statements that cannot both be right: one the article makes at `source`, and what the rest of it gives."""

    subject: str
    source: str
    stated: str
    computed: str
    message: str


@dataclass(frozen=True, slots=True)
class Rule:
    """`severity`: error, a person is needed; warning, the article contradicts itself; info, worth knowing."""

    check: str
    severity: Literal["error", "warning", "info"]
    rationale: str
    example: str
    disagreements: Callable[[Checked], Iterable[Disagreement]]


def subject(table: str, row: Mapping[str, str], column: str) -> str:
    """The name of one published value: table, key and column. What has an id goes by it, else by its name."""
    columns = [name for name in BY_NAME[table].key if name != "article_id"]
    key = []
    for name in columns:
        value = row.get(name, "")
        twin = f"{name.removesuffix('_id')}_name"
        if twin in columns:
            value = value or row.get(twin, "")
        is_told = f"{name.removesuffix('_name')}_id" in columns and name.endswith("_name")
        if not is_told and (value or name != "round"):
            key.append(value)
    return "/".join([table, *key, column])
