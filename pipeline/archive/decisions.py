"""`names.yml` of an article: what a person decided its names stand for, read strictly. An article may have none."""

from dataclasses import dataclass
from pathlib import Path

import yaml

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
    where = f"{folder.parent.name}/{folder.name}/names.yml"
    try:
        loaded = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
    except FileNotFoundError:
        return ()
    except (yaml.YAMLError, ValueError) as error:
        raise ArticleFileError(where, f"is not YAML: {' '.join(str(error).split())}", "correct the file") from error
    if loaded is None:
        return ()
    if not isinstance(loaded, list):
        raise ArticleFileError(where, "is no list of decisions", "start every decision with `- match:`, or remove the file")
    found = tuple(_decision(raw, f"{where}, decision {number}") for number, raw in enumerate(loaded, start=1))
    matches = [(decision.match, decision.kind) for decision in found]
    if repeated := sorted({match for match, kind in matches if matches.count((match, kind)) > 1}):
        raise ArticleFileError(where, f"more than one decision for {', '.join(repeated)}", "keep one of them")
    return found


def _decision(raw: object, where: str) -> Decision:
    if not isinstance(raw, dict) or set(raw) != set(_KEYS):
        raise ArticleFileError(where, "has not just the keys it needs", f"give it {', '.join(_KEYS)}")
    for key in ("match", "kind", "why", "ref"):
        if not isinstance(raw[key], str) or not raw[key].strip():
            raise ArticleFileError(where, f"`{key}` is {raw[key]!r}, not text", f"give `{key}` as text, quoted if need be")
    entity = raw["entity"]
    if not (entity is None or (isinstance(entity, str) and entity.strip())):
        raise ArticleFileError(where, f"`entity` is {entity!r}", "give an id of the gazetteer, or null for none")
    if raw["kind"] not in KINDS:
        raise ArticleFileError(where, f"`kind` is {raw['kind']!r}", f"one of {', '.join(KINDS)}")
    return Decision(raw["match"], raw["kind"], entity or "")
