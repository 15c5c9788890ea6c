"""`names.yml` of an article: what a person decided its names stand for. An article may have none."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.archive.entries import read_entries, refuse_repeats
from pipeline.errors import ArticleFileError

KINDS = ("party", "person", "place")
_KEYS = ("match", "kind", "entity", "why", "ref")


@dataclass(frozen=True, slots=True)
class Decision:
    """A spelling of the article and the entity it stands for; an empty entity: it is none of that kind."""

    match: str
    kind: str
    entity: str


def read_decisions(folder: Path) -> tuple[Decision, ...]:
    """The decisions in an article's folder of raw/. Raises `ArticleFileError` for a file that is no list of them."""
    path = folder / "names.yml"
    entries = read_entries(path, _KEYS, "decision", may_be_null=("entity",))
    found = tuple(_decision(entry, where) for where, entry in entries)
    for kind in KINDS:
        refuse_repeats(path, [decision.match for decision in found if decision.kind == kind], "decision")
    return found


def _decision(entry: dict[str, Any], where: str) -> Decision:
    entity = entry["entity"]
    if not (entity is None or (isinstance(entity, str) and entity.strip())):
        raise ArticleFileError(where, f"`entity` is {entity!r}", "give an id of the gazetteer, or null for none")
    if entry["kind"] not in KINDS:
        raise ArticleFileError(where, f"`kind` is {entry['kind']!r}", f"one of {', '.join(KINDS)}")
    return Decision(entry["match"], entry["kind"], entity or "")
