"""Entities that are called otherwise now: places, options and people, paired one to one before rows count as removed and added.

What is asked, in this order: the same id, the same link, spellings of one skeleton, the same values where the one is gone and
the other is new. What is not told apart by any of them stays two entities.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.model.schema import Row, Rows
from pipeline.model.tables import BY_NAME
from pipeline.names.keys import skeletons
from pipeline.publish.diff.addresses import ADDRESSES

# Kind of entity, and the columns of its id and name in a table.
Role = tuple[str, str, str]
_ROLES: Mapping[str, tuple[Role, ...]] = {
    "elections": (("place", "place_id", "place_name"),),
    "contests": (("place", "place_id", "place_name"),),
    "results": (
        ("place", "place_id", "place_name"),
        ("option", "option_id", "option_name"),
        ("person", "person_id", "candidate_name"),
    ),
    "nominations": (("place", "place_id", "place_name"), ("option", "option_id", "option_name")),
    "polls": (("option", "option_id", "option_name"),),
    "parties": (("option", "party_id", "party_name"),),
    "people": (("person", "person_id", "name"),),
    "places": (("place", "place_id", "en"),),
}


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity as a row names it; `entity_id` is empty where it is in no lookup."""

    kind: str
    entity_id: str
    name: str


@dataclass(slots=True)
class Renames:
    """Older entities to newer. `likely`: those paired by likeness, not by id; `rows_count`: rows they were found in."""

    by_old: dict[Entity, Entity] = field(default_factory=dict)
    likely: set[Entity] = field(default_factory=set)
    rows_count: Counter[Entity] = field(default_factory=Counter)

    def add(self, found: "Renames") -> None:
        self.by_old |= found.by_old
        self.likely |= found.likely
        self.rows_count += found.rows_count

    def applied(self, table: str, row: Row) -> Row:
        """An older row with the newer names and ids."""
        renamed = dict(row)
        for kind, id_column, name_column in _ROLES.get(table, ()):
            new = self.by_old.get(Entity(kind, row[id_column], row[name_column]))
            if new:
                renamed |= {id_column: new.entity_id, name_column: new.name}
        return renamed


@dataclass(frozen=True, slots=True)
class Unpaired:
    """Rows of a table whose key the other side does not have."""

    table: str
    old: Sequence[Row]
    new: Sequence[Row]


def naming_columns(table: str) -> frozenset[str]:
    """The columns that name what a row is about, where an id is its key."""
    return frozenset(
        role[2] for role in _ROLES.get(table, ()) if role[1] in BY_NAME[table].key and role[2] not in BY_NAME[table].key
    )


# What an entity can be known by, from its table, role and row, and whether that is of the newer side.
Keys = Callable[[str, Role, Row, bool], frozenset[Hashable]]
# The links of a name on one side.
Links = Callable[[str], frozenset[str]]


def find_renames(unpaired: Sequence[Unpaired], old_links: Links, new_links: Links) -> Renames:
    """The entities that are called otherwise now, as the rows that only one side has tell."""
    renames = Renames()
    asked: tuple[tuple[Keys, bool], ...] = (
        (lambda _table, role, row, _is_new: frozenset({row[role[1]]} - {""}), False),
        (lambda _table, role, row, is_new: frozenset((new_links if is_new else old_links)(row[role[2]])), False),
        (lambda _table, role, row, _is_new: frozenset(skeletons(row[role[2]])), False),
        (lambda table, role, row, _is_new: _values(table, role, row), True),
    )
    for tier, (keys, must_be_gone) in enumerate(asked):
        votes = _votes(unpaired, keys, must_be_gone)
        for old, new in _one_to_one(votes):
            if old not in renames.by_old and new not in renames.by_old.values():
                renames.by_old[old] = new
                renames.rows_count[old] = votes[old, new]
                renames.likely |= {old} if tier else set()
    return renames


Votes = Counter[tuple[Entity, Entity]]


def _votes(unpaired: Sequence[Unpaired], keys: Keys, must_be_gone: bool) -> Votes:
    """In how many rows an older and a newer entity are the only ones of their place in the data to share a key."""
    votes: Votes = Counter()
    for each in unpaired:
        for role in _ROLES.get(each.table, ()):
            olds = _by_key(each.table, each.old, role, keys, is_new=False)
            news = _by_key(each.table, each.new, role, keys, is_new=True)
            pairs = [
                (old[0], new[0])
                for key, old in olds.items()
                if len(old) == 1 and len(new := news.get(key, [])) == 1 and old[0] != new[0]
            ]
            if must_be_gone:
                old_names, new_names = _names(each.old, role), _names(each.new, role)
                pairs = [(old, new) for old, new in pairs if old.name not in new_names and new.name not in old_names]
            votes.update(pairs)
    return votes


def _by_key(
    table: str,
    rows: Rows,
    role: Role,
    keys: Keys,
    *,
    is_new: bool,
) -> dict[Hashable, list[Entity]]:
    """The entities of a role by the rest of their rows' key and what is asked of them."""
    found: defaultdict[Hashable, list[Entity]] = defaultdict(list)
    rest = [column for column in BY_NAME[table].key if column not in role and column not in ADDRESSES]
    for row in rows:
        others = tuple(row.get(column, "") for column in rest)
        for key in keys(table, role, dict(row), is_new):
            found[others, key].append(_entity(row, role))
    return found


def _one_to_one(votes: Votes) -> Iterator[tuple[Entity, Entity]]:
    """Pairs of which neither side has as good another, the most voted for first."""
    best_old: defaultdict[Entity, list[int]] = defaultdict(list)
    best_new: defaultdict[Entity, list[int]] = defaultdict(list)
    for (old, new), count in votes.items():
        best_old[old].append(count)
        best_new[new].append(count)
    for (old, new), count in votes.most_common():
        if all(counts.count(count) == 1 and max(counts) == count for counts in (best_old[old], best_new[new])):
            yield old, new


def _values(table: str, role: Role, row: Row) -> frozenset[Hashable]:
    """What a row says beside its key, if that is any number."""
    left_out = {*BY_NAME[table].key, *role, *ADDRESSES}
    values = tuple((column, value) for column, value in row.items() if column not in left_out and value)
    return frozenset({values}) if any(value.strip("0.") and value[0].isdigit() for _, value in values) else frozenset()


def _names(rows: Rows, role: Role) -> set[str]:
    return {row[role[2]] for row in rows}


def _entity(row: Mapping[str, str], role: Role) -> Entity:
    kind, id_column, name_column = role
    return Entity(kind, row[id_column], row[name_column])
