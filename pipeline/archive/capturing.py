"""Writing captures under raw/: a file nobody overwrites, its line in the log, and nothing half of either for any reader.

Bytes and a line in, bytes and a line out; where they come from is in the modules beside, what they say in `pipeline.capture`.
Captures are read, and checked, in `captures`.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from itertools import chain, count
from pathlib import Path

from pipeline.archive.article import read_article
from pipeline.archive.captures import Capture, read_log, verified_bytes
from pipeline.archive.pending import LOG, Note, begin, complete, noted, settle
from pipeline.errors import ArticleFileError, OutputError
from pipeline.files import BESIDE, locked, sweep, sync, write

# Whether two renderings of one revision say the same.
IsSame = Callable[[bytes, bytes], bool]

# Captures cannot be opened to be written to; bytes are never edited.
_MODE = 0o444
# Flattened text, and a wiki's answers with HTML in them; all else that can be read is HTML.
_SUFFIXES = {"text/plain": ".txt", "application/json": ".json"}


@dataclass(frozen=True, slots=True)
class Added:
    """The capture that holds the bytes. `is_new` is false when it was there before."""

    capture: Capture
    is_new: bool


def add_capture(raw: Path, draft: Capture, data: bytes, is_same: IsSame) -> Added:
    """Adds a capture of a registered article, unless it is there.

    `draft` has everything but `capture_id`, `file`, `sha256` and `bytes`, which are given here. It is there where the capture
    before or after it in time, of the same revision and read by the same reader, says the same. Raises `CaptureError` where
    raw/ is not as it should be, `OutputError` where another process keeps writing or the disk refuses; then nothing is added,
    or it is completed by whoever writes next.
    """
    with _writing(raw):
        own = [capture for capture in read_log(raw) if capture.article_id == draft.article_id]
        if there := _there(raw, own, draft, data, is_same):
            return Added(there, is_new=False)
        capture = _named(raw, own, draft, data)
        beside = f"{BESIDE}{draft.article_id}-{capture.capture_id}"
        write(raw / beside, data, _MODE)
        _commit(raw, beside, capture.file, capture)
        return Added(capture, is_new=True)


def add_article(raw: Path, draft: Capture, data: bytes, files: Mapping[str, bytes]) -> Capture:
    """Adds the folder of a new article with its files (`article.yml` among them), by name, and its first capture.

    Raises `ArticleFileError` where there is such a folder, and otherwise as `add_capture` does.
    """
    with _writing(raw):
        refuse_taken(raw, draft.article_id)
        capture = _named(raw, (), draft, data)
        beside = raw / f"{BESIDE}{draft.article_id}"
        (beside / "captures").mkdir(parents=True)
        for name, content in files.items():
            write(beside / name, content)
        write(beside / Path(capture.file).relative_to(draft.article_id), data, _MODE)
        sync(beside / "captures")
        sync(beside)
        read_article(beside)
        _commit(raw, beside.name, draft.article_id, capture)
        return capture


def refuse_taken(raw: Path, article_id: str) -> None:
    """Raises `ArticleFileError` where an article of that id is registered."""
    if (raw / article_id).exists():
        where = f"{raw.name}/{article_id}"
        raise ArticleFileError(
            where, "is registered already", "choose another id, or add a capture to it with `sailau capture`"
        )


@contextmanager
def _writing(raw: Path) -> Iterator[None]:
    """Hold the lock of raw/, with what an interrupted writer left completed or swept away."""
    try:
        read_log(raw)  # a folder without a log is no archive: nothing is to be written there
        with locked(raw, OutputError):
            settle(raw)
            sweep(raw)
            try:
                yield
            finally:
                if noted(raw) is None:
                    sweep(raw)
    except OSError as error:
        raise OutputError(
            f"{raw.name}/", f"could not be written: {error}", "make room or give access, then try again"
        ) from error


def _there(raw: Path, own: Sequence[Capture], draft: Capture, data: bytes, is_same: IsSame) -> Capture | None:
    """The capture that makes this one needless: of the same bytes where no revision is known, else its neighbour in time.

    One that only is of the same bytes does not: a template that was vandalised and reverted renders A, B and A again.
    """
    digest = sha256(data).hexdigest()
    if draft.revision_id is None and (same := next((each for each in own if each.sha256 == digest), None)):
        return same
    alike = [each for each in own if (each.revision_id, each.reader) == (draft.revision_id, draft.reader)]
    in_time = sorted(alike, key=lambda each: each.captured_at)
    before = [each for each in in_time if each.captured_at <= draft.captured_at]
    neighbours = chain(before[-1:], in_time[len(before) :][:1])
    return next((each for each in neighbours if is_same(verified_bytes(raw, each), data)), None)


def _named(raw: Path, own: Sequence[Capture], draft: Capture, data: bytes) -> Capture:
    """The capture under an id that is free: its revision's, with a part of its hash where that is taken."""
    digest = sha256(data).hexdigest()
    first = str(draft.revision_id or digest[:12])
    later = f"{first}-{digest[:8]}"
    taken = {capture.capture_id for capture in own}
    suffix = _SUFFIXES.get(draft.media_type, ".html")
    for capture_id in chain((first, later), (f"{later}-{number}" for number in count(2))):
        file = f"{draft.article_id}/captures/{capture_id}{suffix}"
        if capture_id not in taken and not (raw / file).exists():
            break
    return replace(draft, capture_id=capture_id, file=file, sha256=digest, bytes=len(data))


def _commit(raw: Path, beside: str, target: str, capture: Capture) -> None:
    log = (raw / LOG).read_bytes()
    line = json.dumps(asdict(capture), ensure_ascii=False) + "\n"
    note = Note(beside, target, line if not log or log.endswith(b"\n") else f"\n{line}", len(log))
    begin(raw, note)
    complete(raw, note)
