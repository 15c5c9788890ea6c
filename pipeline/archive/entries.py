"""A YAML file in an article's folder that lists entries a person wrote, read strictly.

What entries mean is in the modules beside.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from pipeline.errors import ArticleFileError


def read_entries(
    path: Path, keys: Sequence[str], noun: str, *, may_be_null: Sequence[str] = ()
) -> list[tuple[str, dict[str, Any]]]:
    """Where every entry of a file is, and the entry, whose keys are just those given and text; nothing where there is no file.

    `noun`: what an entry is. `may_be_null`: keys whose value the caller checks. Raises `ArticleFileError`.
    """
    where = _where(path)
    try:
        loaded = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
    except FileNotFoundError:
        return []
    except (yaml.YAMLError, ValueError) as error:
        raise ArticleFileError(where, f"is not YAML: {' '.join(str(error).split())}", "correct the file") from error
    if loaded is None:
        return []
    if not isinstance(loaded, list):
        raise ArticleFileError(where, f"is no list of {noun}s", f"start every {noun} with `- {keys[0]}:`, or remove the file")
    return [
        (f"{where}, {noun} {n}", _entry(raw, keys, may_be_null, f"{where}, {noun} {n}"))
        for n, raw in enumerate(loaded, start=1)
    ]


def refuse_repeats(path: Path, matches: Sequence[str], noun: str) -> None:
    """Raises `ArticleFileError` where two entries of a file are about the same."""
    if repeated := sorted({match for match in matches if matches.count(match) > 1}):
        raise ArticleFileError(_where(path), f"more than one {noun} for {', '.join(repeated)}", "keep one of them")


def _where(path: Path) -> str:
    """A file of an article's folder in errors."""
    return f"{path.parent.parent.name}/{path.parent.name}/{path.name}"


def _entry(raw: object, keys: Sequence[str], may_be_null: Sequence[str], where: str) -> dict[str, Any]:
    if not isinstance(raw, dict) or set(raw) != set(keys):
        raise ArticleFileError(where, "has not just the keys it needs", f"give it {', '.join(keys)}")
    for key in keys:
        if key not in may_be_null and (not isinstance(raw[key], str) or not raw[key].strip()):
            raise ArticleFileError(where, f"`{key}` is {raw[key]!r}, not text", f"give `{key}` as text, quoted if need be")
    return raw
