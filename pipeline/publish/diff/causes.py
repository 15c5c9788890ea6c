"""Who made each change: the article's editors, the wiki's templates, or sailau, as today's code shows on the older capture.

What differs between the older tables and that reading is sailau's own; what differs between that reading and the newer tables
is the article's. Reading captures is not done here.
"""

from collections.abc import Hashable, Sequence
from dataclasses import replace

from pipeline.publish.diff.addresses import ADDRESSES
from pipeline.publish.diff.change import ARCHIVE, PARSER, SOURCE, TEMPLATE, ArticleDiff, Change


def upstream(article: ArticleDiff) -> str:
    """What a change of the captured bytes is: `template` where the revision did not move, `parser` where the bytes did not.

    `archive` where the article is on one side only, or another flavour of the same revision was read.
    """
    old, new = article.old, article.new
    if old is None or new is None:
        return ARCHIVE
    if old.sha256 == new.sha256:
        return PARSER
    is_same_revision = bool(old.revision_id) and old.revision_id == new.revision_id
    if not is_same_revision:
        return SOURCE
    return TEMPLATE if old.reader == new.reader else ARCHIVE


def attributed(article: ArticleDiff, by_article: Sequence[Change], by_parser: Sequence[Change]) -> ArticleDiff:
    """The article's changes with their causes.

    `by_article`: the changes from today's reading of the older capture to the newer tables; `by_parser`: those from the older
    tables to that reading.
    """
    outside = upstream(article)
    same = [(outside, set(map(_whole, by_article))), (PARSER, set(map(_whole, by_parser)))]
    about = [(outside, set(map(_about, by_article))), (PARSER, set(map(_about, by_parser)))]

    def cause(change: Change) -> str:
        causes = [name for name, found in same if _whole(change) in found]
        causes = causes or [name for name, found in about if _about(change) in found]
        return "+".join(sorted(dict.fromkeys(causes))) or outside

    return replace(article, changes=tuple(replace(change, cause=cause(change)) for change in article.changes))


def unattributed(article: ArticleDiff) -> ArticleDiff:
    """The article's changes without causes: the older capture cannot tell them any more."""
    return replace(article, changes=tuple(replace(change, cause="") for change in article.changes))


def _whole(change: Change) -> Hashable:
    """The same change wherever it stands: addresses differ between comparisons when the article's layout changed."""
    return (*_about(change), change.old, change.new)


def _about(change: Change) -> tuple[Hashable, ...]:
    """What is changed, whatever it says: both made it when the values before, between and now are all different."""
    key = tuple((column, value) for column, value in change.key if column not in ADDRESSES)
    return change.kind, change.table, key, change.entity, change.column
