"""News of several wikis, one of which does not answer, and of revisions an earlier look could not capture."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import pytest

from pipeline.archive.article import Article
from pipeline.archive.captures import Capture
from pipeline.archive.revisions import LogEvent, PageState, Revision
from pipeline.capture.known import KnownArticle
from pipeline.errors import UnavailableError
from pipeline.watch.news import news

CAPTURE = Capture("adal", "1", "", "", "Adal", 7, 1, None, "", 200, {}, "", "parsoid", "", 0, "live", "", "")


@dataclass
class Wiki:
    """What a wiki says of one page; its project, and whether it answers."""

    project: str
    history: Sequence[int] = ()
    is_up: bool = True
    asked: list[str] = field(default_factory=list)

    def pages(self, asked: Sequence[str | int]) -> Mapping[str | int, PageState]:
        self.asked.append("pages")
        if not self.is_up:
            raise UnavailableError(self.project, "does not answer", "try again later")
        return {one: PageState(7, "Adal", revision(self.history[-1])) for one in asked}

    def revisions(self, _page_id: int, since: int) -> tuple[Revision, ...]:
        self.asked.append(f"since {since}")
        return tuple(revision(each) for each in self.history if each > since)

    def log_events(self, _title: str) -> tuple[LogEvent, ...]:
        return ()


@dataclass
class Wikis:
    """The wikis by project."""

    by_project: Mapping[str, Wiki]

    def of(self, project: str) -> Wiki:
        return self.by_project[project]


def revision(revision_id: int) -> Revision:
    return Revision(revision_id, None, 7, "Adal", "2026-01-01T00:00:00Z", "ab", 1, "", "")


def known(article_id: str, project: str, *captured: int) -> KnownArticle:
    article = Article(article_id, "Adal", project, "en", 7, "", "", "", {}, "")
    captures = tuple(replace(CAPTURE, article_id=article_id, capture_id=str(each), revision_id=each) for each in captured)
    return KnownArticle(article, captures)


def test_wiki_that_does_not_answer_stops_no_other() -> None:
    wikis = Wikis({"en.wikipedia.org": Wiki("en", [1, 2]), "ru.wikipedia.org": Wiki("ru", is_up=False)})
    found = news([known("adal", "en.wikipedia.org", 1), known("auyl", "ru.wikipedia.org", 1)], wikis)  # type: ignore[arg-type]

    assert [(each.article_id, each.state) for each in found] == [("adal", "new"), ("auyl", "unreachable")]


def test_no_wiki_that_answers_is_an_error() -> None:
    wikis = Wikis({"en.wikipedia.org": Wiki("en", is_up=False)})

    with pytest.raises(UnavailableError):
        news([known("adal", "en.wikipedia.org", 1)], wikis)  # type: ignore[arg-type]


def test_full_look_finds_what_an_earlier_one_could_not_capture() -> None:
    wikis = Wikis({"en.wikipedia.org": Wiki("en", [1, 2, 3])})
    article = known("adal", "en.wikipedia.org", 1, 3)

    assert news([article], wikis)[0].revisions == ()  # type: ignore[arg-type]
    assert [each.revision_id for each in news([article], wikis, is_full=True)[0].revisions] == [2]  # type: ignore[arg-type]


def test_article_from_a_file_is_not_asked_about() -> None:
    assert news([known("adal", "unknown", 1)], Wikis({})) == ()  # type: ignore[arg-type]
