"""`article.yml`: what people know about one article, read strictly. Captures and their log are in `captures`."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from pipeline.archive.accepted_captures import AcceptedCapture, read_accepted_captures
from pipeline.archive.acknowledgements import Acknowledgement, read_acknowledgements
from pipeline.archive.decisions import Decision, read_decisions
from pipeline.archive.limits import DEFAULTS, Limits, read_limits
from pipeline.errors import ArticleFileError

_TEXTS = ("title", "project", "language", "licence", "attribution", "runbook")
_KEYS = (*_TEXTS, "page_id", "place", "expect")
_OPTIONAL = ("accepted", "limits")
_ACCEPTED = ("headings", "values", "names")


@dataclass(frozen=True, slots=True)
class Accepted:
    """What a person accepted as not understood. `headings`, `values`: texts whose column or cell is left out.

    `names`: whether parties and places that are in no lookup stay without an id.
    """

    headings: frozenset[str] = frozenset()
    values: frozenset[str] = frozenset()
    names: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """One registered article. `expect` is how many tables of a kind it has at least; `page_id` None where unknown.

    `place`: where its main election was held, empty where that place is in no lookup. `accepted` None: whatever is not
    understood, as for an article nobody registered. `decisions`: what a person decided its names stand for.
    `acknowledgements`: findings a person has seen and left. `limits`: what a new capture must keep of the one before;
    `accepted_captures`: captures a person accepted though they do not.
    """

    article_id: str
    title: str
    project: str
    language: str
    page_id: int | None
    place: str
    licence: str
    attribution: str
    expect: dict[str, int]
    runbook: str
    accepted: Accepted | None = Accepted()
    decisions: tuple[Decision, ...] = ()
    acknowledgements: tuple[Acknowledgement, ...] = ()
    limits: Limits = field(default_factory=lambda: dict(DEFAULTS))
    accepted_captures: tuple[AcceptedCapture, ...] = ()

    def decided(self, kind: str) -> tuple[tuple[str, str], ...]:
        """What a person decided of names of one kind: spelling and entity."""
        return tuple((decision.match, decision.entity) for decision in self.decisions if decision.kind == kind)

    def accepted_gates(self, capture_id: str) -> frozenset[str]:
        """The gates a person let a capture fail."""
        return frozenset(gate for each in self.accepted_captures if each.capture_id == capture_id for gate in each.gates)

    def accepted_why(self, capture_id: str) -> str:
        """Why a person accepted a capture, its reasons joined; empty where nobody did."""
        return "; ".join(each.why for each in self.accepted_captures if each.capture_id == capture_id)


def read_article(folder: Path) -> Article:
    """The article registered in a folder of raw/, whose name is its id.

    Raises `ArticleFileError` when article.yml is missing, no YAML, or has a wrong, missing or mistyped key.
    """
    path = folder / "article.yml"
    where = f"{folder.parent.name}/{folder.name}/article.yml"
    try:
        loaded = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
    except FileNotFoundError as error:
        raise ArticleFileError(where, "is missing", "write one as docs/articles.md shows") from error
    except (yaml.YAMLError, ValueError) as error:
        raise ArticleFileError(where, f"is not YAML: {' '.join(str(error).split())}", "correct the file") from error
    if not isinstance(loaded, dict):
        raise ArticleFileError(where, "holds no keys", "write one as docs/articles.md shows")
    return replace(
        _article(folder.name, loaded, where),
        decisions=read_decisions(folder),
        acknowledgements=read_acknowledgements(folder),
        accepted_captures=read_accepted_captures(folder),
    )


def _article(article_id: str, loaded: dict[Any, Any], where: str) -> Article:
    if unknown := [str(key) for key in loaded if key not in (*_KEYS, *_OPTIONAL)]:
        raise ArticleFileError(where, f"unknown key `{unknown[0]}`", f"use the keys {', '.join((*_KEYS, *_OPTIONAL))}")
    if missing := [key for key in _KEYS if key not in loaded]:
        raise ArticleFileError(where, f"no key `{missing[0]}`", "add it as docs/articles.md shows")
    for key in _TEXTS:
        if not isinstance(loaded[key], str) or not loaded[key].strip():
            raise ArticleFileError(where, f"`{key}` is {loaded[key]!r}, not text", f"give `{key}` as text, quoted if need be")
    page_id, expect, place = loaded["page_id"], loaded["expect"], loaded["place"]
    if not (place is None or (isinstance(place, str) and place.strip())):
        raise ArticleFileError(where, f"`place` is {place!r}, not a place's id", "give the id, or null")
    if not (page_id is None or _is_count(page_id)):
        raise ArticleFileError(where, f"`page_id` is {page_id!r}, not a page id", "give the number, or null")
    if not isinstance(expect, dict) or not all(isinstance(k, str) and _is_count(v) for k, v in expect.items()):
        raise ArticleFileError(where, f"`expect` is {expect!r}", "give it as `kind of table: how many`")
    return Article(
        article_id=article_id,
        page_id=page_id,
        place=(place or "").strip(),
        expect=expect,
        accepted=_accepted(loaded.get("accepted") or {}, where),
        limits=read_limits(loaded.get("limits") or {}, where),
        **{key: loaded[key].strip() for key in _TEXTS},
    )


def _accepted(loaded: object, where: str) -> Accepted:
    if not isinstance(loaded, dict) or not set(loaded) <= set(_ACCEPTED):
        raise ArticleFileError(where, f"`accepted` is {loaded!r}", f"give it the keys {', '.join(_ACCEPTED)}, or none of them")
    for key in ("headings", "values"):
        texts = loaded.get(key) or []
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            raise ArticleFileError(where, f"`accepted: {key}` is {texts!r}, not a list of texts", "quote its items")
    names = loaded.get("names") or False
    if not isinstance(names, bool):
        raise ArticleFileError(where, f"`accepted: names` is {names!r}", "give true or false")
    return Accepted(frozenset(loaded.get("headings") or ()), frozenset(loaded.get("values") or ()), names)


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0
