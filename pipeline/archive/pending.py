"""The note that stands in raw/ while a capture is being written, and what readers and the next writer make of it.

The note names the file or folder that is being put in its place, and holds the line that is being appended to the log. Until
the line is whole, readers take neither for there; whoever writes next completes both. Writing itself is in `capturing`.
"""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from pipeline.errors import CaptureError
from pipeline.files import BESIDE, make, move, put, sync, write

LOG = "captures.jsonl"
NOTE = ".pending.json"


@dataclass(frozen=True, slots=True)
class Note:
    """What is being written: `beside`, in raw/, becomes `target`, relative to raw/; then `line`, with its end, is appended.

    `log_bytes`: how long the log was before.
    """

    beside: str
    target: str
    line: str
    log_bytes: int

    @property
    def appended(self) -> bytes:
        return self.line.encode()


def noted(raw: Path) -> Note | None:
    """What is being written, or was when its writer was interrupted. Raises `CaptureError` for a note that is none."""
    where = f"{raw.name}/{NOTE}"
    try:
        return Note(**json.loads((raw / NOTE).read_bytes()))
    except FileNotFoundError:
        return None
    except (ValueError, TypeError) as error:
        todo = "look what git says changed in that folder, then remove the file"
        raise CaptureError(where, f"is damaged: {error}", todo) from error


def whole_lines(raw: Path) -> bytes:
    """The log without a line that is only being appended. Raises `FileNotFoundError` where there is none."""
    data = (raw / LOG).read_bytes()
    while data and not data.endswith(b"\n"):
        note = noted(raw)
        if note is not None and note.log_bytes <= len(data):
            return data[: note.log_bytes]
        again = (raw / LOG).read_bytes()
        if again == data:  # a person left out the end of the last line
            break
        data = again
    return data


def listed(raw: Path) -> tuple[list[Path], list[Path]]:
    """The folders of articles and the files of captures in raw/, sorted, but for what no line of the log names yet because
    it is being written, and for what is hidden.

    To be asked before the log is read: what is listed has its line by then.
    """
    folders = sorted(path for path in raw.iterdir() if path.is_dir() and _is_shown(path))
    files = [path for folder in folders for path in sorted((folder / "captures").glob("*")) if _is_shown(path)]
    note = noted(raw)
    if note is None or ((raw / LOG).is_file() and note.appended in whole_lines(raw)):
        return folders, files
    target = raw / note.target
    return [path for path in folders if path != target], [path for path in files if target not in (path, path.parents[1])]


def settle(raw: Path) -> None:
    """Completes what an interrupted writer noted. Needs the lock; raises `CaptureError` where what it wrote is gone."""
    if note := noted(raw):
        complete(raw, note)


def begin(raw: Path, note: Note) -> None:
    """Notes what is about to be written, once `beside` is whole on the disk. Needs the lock."""
    write(raw / f"{BESIDE}note", json.dumps(asdict(note), ensure_ascii=False).encode())
    sync(raw)
    move(raw / f"{BESIDE}note", raw / NOTE)


def complete(raw: Path, note: Note) -> None:
    """Puts what is noted in its place, appends its line, and takes the note away. What is done already is left alone."""
    beside, target = raw / note.beside, raw / note.target
    if beside.exists() and not target.exists():
        make(target.parent)
        move(beside, target)
    if not target.exists():
        todo = f"remove {raw.name}/{NOTE}, and its line if {LOG} has it"
        raise CaptureError(f"{raw.name}/{note.target}", "was being written, and is gone", todo)
    _append(raw / LOG, note)
    (raw / NOTE).unlink()
    sync(raw)


def _append(log: Path, note: Note) -> None:
    """Appends what is missing of the noted line. Bytes that were there before the note stay as they are."""
    data = log.read_bytes()
    written = data[note.log_bytes :]
    if note.appended.lstrip(b"\n") in data:
        return
    descriptor = os.open(log, os.O_WRONLY | os.O_APPEND)
    try:
        if not note.appended.startswith(written) and b"\n" not in written:
            # A machine that stopped may leave zeros where a line was being appended.
            os.ftruncate(descriptor, note.log_bytes)
            written = b""
        put(descriptor, note.appended[len(written) :] if note.appended.startswith(written) else note.appended)
    finally:
        os.close(descriptor)


def _is_shown(path: Path) -> bool:
    return not path.name.startswith(".")
