"""The difference in one line: whether anything changed, by whom, how much, and how much did not."""

from collections import Counter

from pipeline.publish.diff.change import ARCHIVE, PARSER, SOURCE, TEMPLATE, Compared, Kind

_BY = {
    SOURCE: "by edits upstream",
    TEMPLATE: "by templates upstream",
    PARSER: "by sailau",
    ARCHIVE: "by what is archived",
    f"{ARCHIVE}+{PARSER}": "by what is archived and by sailau",
    f"{PARSER}+{SOURCE}": "by edits upstream and by sailau",
    f"{PARSER}+{TEMPLATE}": "by templates upstream and by sailau",
    "": "of unknown cause, as the older capture cannot be read any more",
}
_WHAT: dict[Kind, tuple[str, str]] = {
    "table_added": ("table added", "tables added"),
    "table_removed": ("table removed", "tables removed"),
    "table_moved": ("table moved", "tables moved"),
    "row_moved": ("row moved", "rows moved"),
    "column_renamed": ("heading renamed", "headings renamed"),
    "entity_renamed": ("name changed", "names changed"),
    "row_added": ("row added", "rows added"),
    "row_removed": ("row removed", "rows removed"),
    "cell_changed": ("value changed", "values changed"),
    "finding_appeared": ("new finding", "new findings"),
    "finding_gone": ("finding gone", "findings gone"),
}


def verdict(compared: Compared) -> str:
    """One line without markup."""
    diff = compared.diff
    identical = sum(article.identical_count for article in diff.articles)
    followed = sum(article.followed_count for article in diff.articles)
    if not compared.old_name:
        rows = sum(change.rows_count for change in diff.changes)
        return f"First version: {_count(len(diff.articles), 'article', 'articles')}, {_count(rows, 'row', 'rows')}"
    same = f"{_count(identical, 'row', 'rows')} identical"
    if not diff.is_changed:
        return f"Identical: {_count(identical, 'row', 'rows')}"
    follow = f", {followed:,} more follow from these changes" if followed else ""
    if not diff.changes:
        alone = "the contract" if diff.contracts else "places in the article" if followed else "the captures"
        return f"Changed: {alone} alone; {same}{follow}"
    causes = Counter(change.cause for change in diff.changes)
    by = ", ".join(f"{count:,} {_BY[cause]}" for cause, count in causes.most_common())
    kinds: Counter[Kind] = Counter()
    for change in diff.changes:
        kinds[change.kind] += change.rows_count if change.kind == "row_moved" else 1
    what = ", ".join(_count(kinds[kind], *words) for kind, words in _WHAT.items() if kinds[kind])
    return f"Changed: {by} ({what}); {same}{follow}"


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
