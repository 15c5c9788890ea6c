"""`accepted_captures.yml` of an article: captures a person accepted though gates stop them, with the reason. Read and added to.

Which gates there are is in `limits`; whether a capture fails one is decided in `pipeline.admission`.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import yaml

from pipeline.archive.entries import read_entries
from pipeline.errors import ArticleFileError, OutputError
from pipeline.files import move, write

FILE = "accepted_captures.yml"
_KEYS = ("capture", "failed", "why")
_HEAD = """\
# Captures a person accepted though gates stopped them, for the gates that are named and for no others.
# `sailau accept CAPTURE --why TEXT` adds an entry.
"""


@dataclass(frozen=True, slots=True)
class AcceptedCapture:
    """A capture and the gates it may fail, each as it failed: `references: 76 → 0`."""

    capture_id: str
    failed: tuple[str, ...]
    why: str

    @property
    def gates(self) -> frozenset[str]:
        """The gates it may fail, without the numbers, which move with the code that reads the capture."""
        return frozenset(failed.partition(": ")[0] for failed in self.failed)


def read_accepted_captures(folder: Path) -> tuple[AcceptedCapture, ...]:
    """The accepted captures in an article's folder of raw/. Raises `ArticleFileError` for a file that is no list of them.

    A capture may be in several entries: one accepted again after it failed another gate.
    """
    entries = read_entries(folder / FILE, _KEYS, "accepted capture", may_be_null=("failed",))
    return tuple(
        AcceptedCapture(entry["capture"], _failed(entry["failed"], where), entry["why"].strip()) for where, entry in entries
    )


def refuse_unknown_captures(where: str, accepted: Sequence[AcceptedCapture], known: Sequence[str]) -> None:
    """Raises `ArticleFileError` where an accepted capture is none of the article's; `where` is the article's folder."""
    if unknown := [each.capture_id for each in accepted if each.capture_id not in known]:
        todo = f"correct it: its captures are {', '.join(known)}"
        raise ArticleFileError(f"{where}/{FILE}", f"{unknown[0]!r} is no capture of the article", todo)


def add_accepted_capture(folder: Path, accepted: AcceptedCapture) -> Path:
    """Adds an entry to the article's file, keeping what people wrote; gives the file, which is changed whole or not at all.

    Raises `OutputError` where it cannot be written, `ArticleFileError` where an entry cannot be added to it.
    """
    path, before = folder / FILE, read_accepted_captures(folder)
    entry = {"capture": accepted.capture_id, "failed": list(accepted.failed), "why": accepted.why}
    text = path.read_text("utf-8").rstrip() + "\n" if path.exists() else _HEAD
    text += yaml.safe_dump([entry], allow_unicode=True, sort_keys=False, width=120)
    if not _holds(text, [*before, accepted]):
        what = "has a form no entry can be added to"
        raise ArticleFileError(f"{folder.parent.name}/{folder.name}/{FILE}", what, f"add to it by hand: {entry}")
    beside = folder / f".{FILE}.tmp"
    try:
        beside.unlink(missing_ok=True)
        write(beside, text.encode())
        move(beside, path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise OutputError(str(path), f"cannot be written: {error.strerror}", "make room or give access") from error
    return path


def _holds(text: str, accepted: Sequence[AcceptedCapture]) -> bool:
    try:
        loaded = yaml.load(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return False
    return [(each.capture_id, each.why) for each in accepted] == [(each["capture"], each["why"].strip()) for each in loaded]


def _failed(value: object, where: str) -> tuple[str, ...]:
    if not (isinstance(value, list) and value and all(isinstance(each, str) and each.strip() for each in value)):
        raise ArticleFileError(
            where, f"`failed` is {value!r}", "list the gates, each as it failed: `references: 76 → 0`, quoted"
        )
    return tuple(each.strip() for each in value)
