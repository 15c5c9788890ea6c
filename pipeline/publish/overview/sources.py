"""What tables were read from, as links for people: the article, the very revision, the capture."""

from collections.abc import Iterable, Mapping

from pipeline.publish.diff.excerpt import plain
from pipeline.publish.overview.markdown import bullets, link


def sources(articles: Iterable[Mapping[str, str]]) -> str:
    """Rows of `articles` as a list in Markdown, with links to the revisions that were read."""
    return bullets([_source(row) for row in articles], "no article")


def _source(row: Mapping[str, str]) -> str:
    revision = f", revision {plain(row['revision_id'])}" if row["revision_id"] else ""
    return f"{link(row['title'], row['page_url'])}{revision}: capture {plain(row['capture_id'])} ({plain(row['via'])})"
