"""The wikis upstream, asked through one connection that is only made when the first of them is asked."""

from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from types import TracebackType

from pipeline.archive.fetch import Fetcher
from pipeline.archive.mediawiki import MediaWiki
from pipeline.archive.upstream import read_upstream
from pipeline.errors import ArticleFileError


class Wikis:
    """The wikis that raw/upstream.yml lets sailau ask. Raises `UpstreamFileError` for a file that is wrong, and when the first
    is asked without a contact."""

    def __init__(self, raw: Path) -> None:
        self.upstream = read_upstream(raw)
        self._stack = ExitStack()

    def __enter__(self) -> "Wikis":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        self._stack.close()

    @property
    def may_ask(self) -> bool:
        """Whether there is a contact to give, without which nobody is asked."""
        return self.upstream.contact is not None

    @cached_property
    def fetcher(self) -> Fetcher:
        return self._stack.enter_context(Fetcher(self.upstream))

    def of(self, project: str) -> MediaWiki:
        """The wiki of a project. Raises `ArticleFileError` for what is no wiki, as in an article whose wiki nobody named."""
        if "." not in project:
            raise ArticleFileError(f"project {project!r}", "is no wiki", "give it in article.yml, such as en.wikipedia.org")
        return MediaWiki(self.fetcher, project)
