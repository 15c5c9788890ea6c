"""The files of a version that are no tables, as resources of its data package: what each is, by its name.

Tables are described in `pipeline.publish.package`; what these files hold is made by the modules that write them.
"""

import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any

_JSON, _MARKDOWN = "application/json", "text/markdown"
# Media type and what it is, by file name.
_KNOWN = {
    "ATTRIBUTION.md": (_MARKDOWN, "Licence of the tables, whom to name for them, and how to cite them, for people."),
    "CHANGES.md": (_MARKDOWN, "How this version differs from its parent, by article and entity, for people."),
    "changes.json": (_JSON, "How this version differs from its parent, for programs; `changes.schema.json` describes it."),
    "changes.schema.json": ("application/schema+json", "JSON Schema of `changes.json`."),
    "report/index.html": (
        "text/html",
        "The report for people: what is published, when it changed, how much of it checks out.",
    ),
    "references.bib": ("application/x-bibtex", "The table `references` as BibTeX, one entry a reference."),
    "references.csl.json": (
        "application/vnd.citationstyles.csl+json",
        "The table `references` as CSL-JSON, one item a reference.",
    ),
}
_PAGE = "The report on one article: charts, numbers with their sources, findings."
_MEDIA_TYPES = {"csv": "text/csv", "html": "text/html", "json": _JSON, "md": _MARKDOWN, "txt": "text/plain"}
_NO_SLUG = re.compile(r"[^-a-z0-9._/]+")


def file_resources(files: Mapping[str, bytes]) -> list[dict[str, Any]]:
    """One resource a file, by path: name, path, description, format, media type, encoding of text, bytes and SHA-256.

    A resource is named after its path, in the characters the standard allows, and numbered where that is taken.
    """
    names: dict[str, str] = {}
    for path in sorted(files):
        names[_free(_NO_SLUG.sub("-", path.lower()), names)] = path
    return [_resource(name, path, files[path]) for name, path in names.items()]


def checksum(data: bytes) -> dict[str, Any]:
    """The `bytes` and `hash` of a resource."""
    return {"bytes": len(data), "hash": f"sha256:{sha256(data).hexdigest()}"}


def _free(slug: str, taken: Mapping[str, str]) -> str:
    name, number = slug, 1
    while name in taken:
        number += 1
        name = f"{slug}-{number}"
    return name


def _resource(name: str, path: str, data: bytes) -> dict[str, Any]:
    *_, suffix = suffixes = PurePosixPath(path).name.lower().split(".")
    what = _PAGE if path.startswith("report/") else "A file that goes with the tables."
    other = (_MEDIA_TYPES.get(suffix, "application/octet-stream"), what)
    mediatype, description = _KNOWN.get(path, other)
    return {
        "name": name,
        "path": path,
        "description": description,
        # All of `.schema.json`: Frictionless takes any JSON of that name for a Table Schema, and fails it.
        **({"format": ".".join(suffixes[1:])} if suffixes[1:] else {}),
        "mediatype": mediatype,
        **({} if mediatype == "application/octet-stream" else {"encoding": "utf-8"}),
        **checksum(data),
    }
