"""Which capture of every article is read: the newest that says no less than the one before, as far as the gates can tell.

A newer one that cannot be read, or fails a gate, is quarantined: it stays in raw/, is told with what was measured, and the
article's tables stay those of the last capture that passed. Quarantine is nowhere stored; it follows from raw/ and the latest
version on every build. What the gates measure is in `pipeline.publish`.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline import flow
from pipeline.archive.captures import ArchivedArticle, Capture, History, read_histories
from pipeline.checks.contract import refuse
from pipeline.errors import GateError, SailauError
from pipeline.extract.reading import Reading, read
from pipeline.model.schema import Row, Rows
from pipeline.publish.gates import Failure, failures
from pipeline.publish.measures import by_article
from pipeline.publish.store.published_rows import latest_rows, withdrawn_captures

Tables = Mapping[str, Rows]
# By article, the capture that is taken for its newest; articles that are not named have their own.
Until = Mapping[str, str]
NEWEST: Until = {}

# Beside the gates that measure. An unreadable capture cannot be accepted.
UNREADABLE, WITHDRAWN = "unreadable", "withdrawn"


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A capture that is not trusted, and why. `instead`: the capture that is published.

    `is_superseded`: whether that is a later one, so that nobody needs to look at this one.
    """

    article_id: str
    capture_id: str
    where: str
    failures: tuple[Failure, ...]
    instead: str = ""
    is_superseded: bool = False

    @property
    def is_readable(self) -> bool:
        return all(failure.gate != UNREADABLE for failure in self.failures)


@dataclass(frozen=True, slots=True)
class Admission:
    """Every article as it is read, and the captures that are not."""

    readings: tuple[Reading, ...]
    quarantined: tuple[Quarantined, ...]


def admit(raw: Path, out: Path, article_ids: Collection[str] = (), until: Until = NEWEST) -> Admission:
    """Reads the newest capture that passes of every registered article, or of those named; `out`: the version store.

    `until`: captures as if these were the newest of their articles.
    Raises a `SailauError` where raw/ or the store is not as it should be, where an article has no capture left that can be
    read, and as `refuse_degraded` does for an article whose capture of the latest version is compared with newer ones.
    """
    last, withdrawn = by_article(latest_rows(out)), withdrawn_captures(out)
    admitted = []
    for history in read_histories(raw):
        article_id = history.article.article_id
        if article_id in until:
            history = history.until(until[article_id])
        if article_id in article_ids or not article_ids:
            admitted.append(_Replay(history, last.get(article_id, {}), withdrawn).run())
    return Admission(
        tuple(reading for reading, _ in admitted if reading is not None),
        tuple(each for _, quarantined in admitted for each in quarantined),
    )


def refuse_degraded(readings: Sequence[Reading], tables: Tables, out: Path) -> None:
    """Raises `GateError` for the first article that `degraded` names."""
    for where, failed in degraded(readings, tables, out).items():
        raise _degraded(where, failed)


def degraded(readings: Sequence[Reading], tables: Tables, out: Path) -> dict[str, tuple[Failure, ...]]:
    """The gates that tables do not pass though they are of the very capture the latest version has: today's code reads less.

    By capture, as errors name it; `tables`: those of all readings.
    """
    last, now = by_article(latest_rows(out)), by_article(tables)
    found = {}
    for reading in readings:
        old = last.get(reading.article_id, {})
        if _is_of(reading.capture, old):
            found[reading.where] = failures(old, now[reading.article_id], reading.article.limits)
    return {where: failed for where, failed in found.items() if failed}


@dataclass(slots=True)
class _Replay:
    """The captures of one article tried in order, each against the last that passed.

    `last`: the article's rows in the latest version; `withdrawn`: why captures were, by article and id or SHA-256. `error`: why
    the last capture that was tried cannot be read.
    """

    history: History
    last: Tables
    withdrawn: Mapping[tuple[str, str], str]
    accepted: Reading | None = None
    tables: Tables = field(default_factory=dict)
    quarantined: list[Quarantined] = field(default_factory=list)
    error: SailauError | None = None

    def run(self) -> tuple[Reading | None, list[Quarantined]]:
        """The article as it is read, None where it is in no version that stands and all its captures were withdrawn."""
        captures, primary = self.history.captures, self.history.primary
        start = next((n for n, each in enumerate(captures) if _is_of(each.capture, self.last)), None)
        newer = [each for each in captures[0 if start is None else start + 1 :] if each in primary]
        if start is None and not self.last and len(newer) == 1 and not self._withdrawn_why(newer[0].capture):
            return read(newer[0]), []
        if start is not None and not newer:
            return read(captures[start]), []
        self.tables = self.last
        start_error = self._start(captures[start]) if start is not None else None
        for archived in newer:
            self._try(archived)
        if self.accepted is None and not self.last and all(self._is_withdrawn(each) for each in self.quarantined):
            return None, self.quarantined
        if self.accepted is None:
            raise start_error or self.error or self._without_a_start()
        instead = self.accepted.capture.capture_id
        return self.accepted, [replace(each, instead=instead) for each in self.quarantined]

    def _start(self, archived: ArchivedArticle) -> SailauError | None:
        """Reads the capture of the latest version, which newer ones are compared with; where it cannot be read any more, its
        rows as published serve, and why it cannot is the result. Raises `GateError` where it is read as saying less.
        """
        try:
            reading = read(archived)
            tables = _tables(reading)
        except SailauError as error:
            return error
        if failed := failures(self.last, tables, self.history.article.limits):
            raise _degraded(archived.capture.where, failed)
        self.accepted, self.tables = reading, tables
        return None

    def _try(self, archived: ArchivedArticle) -> None:
        """Takes a capture for the article's if it passes, and quarantines it if not."""
        capture, article, self.error = archived.capture, self.history.article, None
        try:
            reading = read(archived)
            tables = _tables(reading)
        except SailauError as error:
            self.error = error
            self._quarantine(capture, (Failure(UNREADABLE, str(error)),))
            return
        failed = failures(self.tables, tables, article.limits) if self.tables else ()
        if why := self._withdrawn_why(capture):
            failed = (Failure(WITHDRAWN, why), *failed)
        if failed := tuple(each for each in failed if each.gate not in article.accepted_gates(capture.capture_id)):
            self._quarantine(capture, failed)
            return
        self.accepted, self.tables = reading, tables
        self.quarantined = [replace(each, is_superseded=True) for each in self.quarantined]

    def _withdrawn_why(self, capture: Capture) -> str:
        named = (self.withdrawn.get((capture.article_id, name), "") for name in (capture.capture_id, capture.sha256))
        return next(filter(None, named), "")

    def _is_withdrawn(self, quarantined: Quarantined) -> bool:
        return quarantined.failures[0].gate == WITHDRAWN

    def _quarantine(self, capture: Capture, failed: tuple[Failure, ...]) -> None:
        self.quarantined.append(Quarantined(self.history.article.article_id, capture.capture_id, capture.where, failed))

    def _without_a_start(self) -> GateError:
        """None passes, and the capture of the latest version is gone."""
        newest = self.quarantined[-1]
        said = "; ".join(map(str, newest.failures))
        todo = "put that capture back; if less is right, say so for this article with `limits` in article.yml"
        return GateError(newest.where, f"says too much less than the latest version, whose capture is gone: {said}", todo)


def _tables(reading: Reading) -> dict[str, list[Row]]:
    """The article's tables by today's code, which keep the contract. Raises a `SailauError` where the capture gives none."""
    tables = flow.run([reading])
    refuse(tables)
    return tables


def _is_of(capture: Capture, tables: Tables) -> bool:
    """Whether an article's tables were read from this capture."""
    return any((row["capture_id"], row["sha256"]) == (capture.capture_id, capture.sha256) for row in tables.get("articles", ()))


def _degraded(where: str, failed: Sequence[Failure]) -> GateError:
    said = "; ".join(map(str, failed))
    todo = "mend the code; if less is right, say so for this article with `limits` in article.yml"
    return GateError(where, f"the capture is that of the latest version, but it is read as saying less: {said}", todo)
