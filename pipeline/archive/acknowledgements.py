"""`findings.yml` of an article: findings a person has seen and left, with the reason. An article may have none."""

from dataclasses import dataclass
from pathlib import Path

from pipeline.archive.entries import read_entries, refuse_repeats

_KEYS = ("finding", "message", "why", "ref")


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """A finding by its id and by what it said, so that one that says something else since is looked at again."""

    finding: str
    message: str
    why: str


def read_acknowledgements(folder: Path) -> tuple[Acknowledgement, ...]:
    """The acknowledgements in an article's folder of raw/. Raises `ArticleFileError` for a file that is no list of them."""
    path = folder / "findings.yml"
    entries = read_entries(path, _KEYS, "acknowledgement")
    found = tuple(Acknowledgement(entry["finding"], entry["message"], entry["why"]) for _, entry in entries)
    refuse_repeats(path, [acknowledgement.finding for acknowledgement in found], "acknowledgement")
    return found
