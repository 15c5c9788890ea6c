"""Which entity a name stands for: decided, ambiguous, or not known; never guessed.

The order is that of the design: a reviewed decision, exact Kazakh letters, keys in any language, the skeleton, then the nearest
spelling if it is near enough and no other is. Where entities come from is in `gazetteer`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from pipeline.names.keys import ascii_keys, exact, skeletons, stems
from pipeline.names.place_kinds import are_alike, split_kind

Outcome = Literal["resolved", "ambiguous", "unresolved"]
OVERRIDE, KAZAKH, KEY, STEM, NEAREST = "override", "kazakh", "key", "stem", "nearest"

# Of 100: the nearest spelling must be this near, and this much nearer than any other's (measured in benchmarks/places.py).
NEAR = 90.0
MARGIN = 4.0
SAME_SKELETON = 8.0


@dataclass(frozen=True, slots=True)
class Entity:
    """Something with names. `kazakh`: its forms in Kazakh letters; `others`: all other forms; `within`: what contains it.

    `is_homonym`: others that are not among the entities have its name too, so that the name alone never decides for it.
    """

    entity_id: str
    kind: str
    kazakh: tuple[str, ...]
    others: tuple[str, ...] = ()
    within: frozenset[str] = frozenset()
    is_homonym: bool = False


@dataclass(frozen=True, slots=True)
class Resolution:
    """`candidates`: entities the name may stand for, best first, each with its score of 100; `by`: the step that decided."""

    outcome: Outcome
    entity_id: str = ""
    by: str = ""
    candidates: tuple[tuple[str, float], ...] = ()


UNRESOLVED = Resolution("unresolved")


@dataclass
class Resolver:
    """Entities, found by name within what contains them.

    `decisions`: reviewed answers by name, empty for a name that is no entity at all.
    """

    entities: Iterable[Entity]
    decisions: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._by_id = {entity.entity_id: entity for entity in self.entities}
        self._levels: dict[str, dict[str, set[str]]] = {KAZAKH: {}, KEY: {}, STEM: {}}
        for entity in self._by_id.values():
            self._add(entity)

    def resolve(self, name: str, within: str = "", kind: str = "") -> Resolution:
        """What the name stands for, among entities inside `within` and of the kind, where these are given."""
        if name in self.decisions:
            entity_id = self.decisions[name]
            return Resolution("resolved", entity_id, OVERRIDE) if entity_id else UNRESOLVED
        core, said = split_kind(name)
        fits = self._fitting(within, kind or said)
        steps: tuple[tuple[str, Callable[[], Iterable[str]]], ...] = (
            (KAZAKH, lambda: (exact(name), exact(core))),
            (KEY, lambda: ascii_keys(core)),
            (STEM, lambda: stems(core)),
        )
        for level, keys in steps:
            table = self._levels[level]
            found = sorted({entity_id for key in keys() for entity_id in table.get(key, ()) if fits(entity_id)})
            if found:
                return self._decided(found, level)
        return self._nearest(core, fits)

    def _add(self, entity: Entity) -> None:
        for form in entity.kazakh:
            for key in (exact(form), exact(split_kind(form)[0])):
                self._levels[KAZAKH].setdefault(key, set()).add(entity.entity_id)
        for form in (*entity.kazakh, *entity.others):
            core = split_kind(form)[0]
            for level, keys in ((KEY, ascii_keys(core)), (STEM, stems(core))):
                for key in keys:
                    self._levels[level].setdefault(key, set()).add(entity.entity_id)

    def _fitting(self, within: str, kind: str) -> Callable[[str], bool]:
        def fits(entity_id: str) -> bool:
            entity = self._by_id[entity_id]
            return (not within or within in entity.within) and are_alike(entity.kind, kind)

        return fits

    def _decided(self, found: list[str], level: str) -> Resolution:
        candidates = tuple((entity_id, 100.0) for entity_id in found)
        if len(found) == 1 and not self._by_id[found[0]].is_homonym:
            return Resolution("resolved", found[0], level, candidates)
        return Resolution("ambiguous", "", level, candidates)

    def _nearest(self, core: str, fits: Callable[[str], bool]) -> Resolution:
        """The entity whose spelling is nearest, if it is near and no other is nearly as near. One skeleton counts as nearer."""
        from rapidfuzz import process  # loaded only where keys fail: most articles never need it
        from rapidfuzz.distance import JaroWinkler

        asked, skeleton = stems(core), skeletons(core)
        scores: dict[str, float] = {}
        keys = [key for key, ids in self._levels[STEM].items() if any(map(fits, ids))]
        for one in asked:
            for key, score, _ in process.extract(one, keys, scorer=JaroWinkler.similarity, score_cutoff=NEAR / 100, limit=None):
                same = SAME_SKELETON if not skeleton.isdisjoint(skeletons(key)) else 0.0
                for entity_id in filter(fits, self._levels[STEM][key]):
                    scores[entity_id] = max(100 * score + same, scores.get(entity_id, 0.0))
        best = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
        if not best:
            return UNRESOLVED
        if len(best) == 1 or best[0][1] - best[1][1] >= MARGIN:
            return Resolution("resolved", best[0][0], NEAREST, tuple(best[:1]))
        return Resolution("ambiguous", "", NEAREST, tuple(pair for pair in best if best[0][1] - pair[1] < MARGIN))
