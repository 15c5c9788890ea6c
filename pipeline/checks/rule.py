"""What a check is: a named rule over one article's tables that yields what disagrees. The rules are in the modules beside."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, TypeVar, cast

from pipeline.checks.relation import Relation
from pipeline.extract.article_sums import all_identities, places_totals, unplaced_totals
from pipeline.extract.identity import Identity
from pipeline.extract.reading import Reading
from pipeline.extract.subjects import Value, published_values
from pipeline.model.schema import Rows
from pipeline.names.article import parent

Made = TypeVar("Made")
Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


@dataclass(frozen=True)
class Checked:
    """One article under check: its reading, and its rows of every table; of `findings` those of the rules before."""

    reading: Reading
    tables: Mapping[str, Rows]
    _made: dict[object, object] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, make: Callable[["Checked"], Made]) -> Made:
        """What `make` makes of the article; made once, however many rules ask for it."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast(Made, self._made[make])

    def rows(self, table: str) -> Rows:
        return self.tables.get(table, ())

    @cached_property
    def identities(self) -> Sequence[Identity]:
        """Every identity that can be tried on its rows, within a table and over all places of its main election."""
        main = self.reading.elections.main
        if main.place is None:
            return [*all_identities(self.tables), *unplaced_totals(self.tables, main.election_id)]
        whole = main.place.place_id
        places = {row["place_id"] for table in ("results", "contests") for row in self.rows(table) if row.get("place_id")}
        inside = {place_id for place_id in places if place_id != whole and parent(self.reading, place_id) == whole}
        return [*all_identities(self.tables), *places_totals(self.tables, main.election_id, whole, inside)]

    @cached_property
    def failing(self) -> Mapping[str, Sequence[Identity]]:
        """The identities its rows fail, by the name of the check."""
        found = [identity for identity in self.identities if not identity.is_held]
        return {check: [each for each in found if each.check == check] for check in {each.check for each in found}}

    @cached_property
    def values(self) -> Mapping[str, Value]:
        """Every published value by its name."""
        return published_values(self.tables)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two statements that cannot both be right: one the article makes at `source`, and what the rest of it gives.

    `other_sources`: where the rest stands, if not all over a table. `relation`: what should hold between published values.
    `is_slight`: off by no more than rounding may explain, which makes an error a warning.
    """

    subject: str
    source: str
    stated: str
    computed: str
    message: str
    other_sources: tuple[str, ...] = ()
    relation: Relation | None = field(default=None, compare=False)
    is_slight: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Rule:
    """`severity`: error, two statements cannot both be true, or something was not understood; warning, unlikely, or off by
    rounding; info, worth knowing."""

    check: str
    severity: Severity
    rationale: str
    example: str
    disagreements: Callable[[Checked], Iterable[Disagreement]]
