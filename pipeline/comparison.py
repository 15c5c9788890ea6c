"""Two versions or captures compared, and who made each change: archived captures are read again with today's code.

How tables are compared is `pipeline.publish.diff`; how a version is written is `pipeline.release`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline import flow
from pipeline.archive.captures import ArchivedArticle, History
from pipeline.errors import SailauError
from pipeline.extract.reading import read
from pipeline.publish.dataset import dataset_files
from pipeline.publish.diff.causes import attributed, unattributed, upstream
from pipeline.publish.diff.change import PARSER, ArticleDiff, Capture, Change, Compared, Diff
from pipeline.publish.diff.versions import Files, diff, of_article


@dataclass(frozen=True, slots=True)
class Side:
    """One side: a version by its id, or a capture. `files`: the CSVs by file name; none, and no name, before the first version.

    `is_current`: whether today's code made the files, so that it would make them again.
    """

    name: str
    files: Files
    schema_version: str = ""
    is_current: bool = False


def compare(old: Side, new: Side, histories: Sequence[History]) -> Compared:
    """Both sides compared, with the cause of every change as far as the captures in `histories` tell it."""
    found = diff(old.files, new.files)
    articles = tuple(_with_causes(article, old, new, histories) if article.changes else article for article in found.articles)
    return Compared(old.name, new.name, Diff(articles, found.contracts), old.schema_version, new.schema_version)


def tables_of(archived: ArchivedArticle) -> dict[str, bytes]:
    """The CSVs of one article, as today's code reads the capture. Raises the `SailauError` of whatever it cannot read."""
    return dataset_files(flow.run([read(archived)]))


def _with_causes(article: ArticleDiff, old: Side, new: Side, histories: Sequence[History]) -> ArticleDiff:
    if article.old is None or article.new is None or upstream(article) == PARSER:
        return attributed(article, (), ())
    before = _read_again(article.article_id, article.old, old, histories)
    now = _read_again(article.article_id, article.new, new, histories)
    if before is None or now is None:
        return unattributed(article)
    by_parser = [
        *_changes(of_article(old.files, article.article_id), before),
        *_changes(now, of_article(new.files, article.article_id)),
    ]
    return attributed(article, _changes(before, now), by_parser)


def _read_again(article_id: str, capture: Capture, side: Side, histories: Sequence[History]) -> Mapping[str, bytes] | None:
    """What today's code reads in the capture of a side; None where the capture is gone or cannot be read any more."""
    if side.is_current:
        return of_article(side.files, article_id)
    archived = find_capture(histories, article_id, capture)
    try:
        return tables_of(archived) if archived else None
    except SailauError:
        return None


def find_capture(histories: Sequence[History], article_id: str, capture: Capture) -> ArchivedArticle | None:
    """The archived capture an article was read from."""
    of_article = (each for history in histories if history.article.article_id == article_id for each in history.captures)
    wanted = (capture.capture_id, capture.sha256)
    return next((each for each in of_article if (each.capture.capture_id, each.capture.sha256) == wanted), None)


def _changes(old: Files, new: Files) -> tuple[Change, ...]:
    return diff(old, new).changes
