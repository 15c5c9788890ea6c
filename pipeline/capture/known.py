"""Which registered article a page is: by page id, which a move leaves as it is, else by title, those it had before among them.

What is known comes from `article.yml` and the captures log; whoever knows more, as the wiki does, is asked in `live`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline.archive.article import Article, read_article
from pipeline.archive.captures import Capture, read_log
from pipeline.archive.pending import listed
from pipeline.errors import LocatorError


@dataclass(frozen=True, slots=True)
class KnownArticle:
    """A registered article and its captures as the log has them, the newest revision last."""

    article: Article
    captures: tuple[Capture, ...]

    @property
    def article_id(self) -> str:
        return self.article.article_id

    @property
    def page_id(self) -> int | None:
        """The page's id, None where nobody knows it; what a person wrote in article.yml comes before what captures say."""
        captured = (each.page_id for each in reversed(self.captures) if each.page_id is not None)
        return self.article.page_id or next(captured, None)

    @property
    def titles(self) -> frozenset[str]:
        """The titles the page has and had."""
        return frozenset(map(capitalised, (self.article.title, *(each.canonical_title for each in self.captures))))

    def is_page(self, page_id: int | None, titles: Iterable[str]) -> bool:
        """Whether a page is this article's: by its id where both are known, else by any of the titles it shows."""
        if page_id is not None and self.page_id is not None:
            return page_id == self.page_id
        return any(capitalised(title) in self.titles for title in titles if title)

    def is_on(self, project: str) -> bool:
        """Whether the article is on a wiki; on any, where it is not said which."""
        return not project or self.article.project == project

    def capture_of(self, revision_id: int, reader: str) -> Capture | None:
        """The newest capture of a revision that a reader reads."""
        found = (each for each in reversed(self.captures) if (each.revision_id, each.reader) == (revision_id, reader))
        return next(found, None)


def known_articles(raw: Path) -> tuple[KnownArticle, ...]:
    """Every article registered in raw/, by id. Raises `ArticleFileError` or `CaptureError` where raw/ is damaged."""
    folders, _ = listed(raw) if raw.is_dir() else ([], [])
    log = read_log(raw)
    return tuple(known_article(article, log) for article in map(read_article, folders))


def known_article(article: Article, log: Iterable[Capture]) -> KnownArticle:
    """An article with those of the captures that are its own."""
    own = (each for each in log if each.article_id == article.article_id)
    return KnownArticle(article, tuple(sorted(own, key=lambda each: each.order)))


def the_one(found: Iterable[KnownArticle], what: str) -> KnownArticle | None:
    """The article found, None where none was. Raises `LocatorError` where several were."""
    articles = list(found)
    if len(articles) > 1:
        ids = ", ".join(each.article_id for each in articles)
        raise LocatorError(what, f"may be any of the articles {ids}", "say which with --article")
    return articles[0] if articles else None


def capitalised(title: str) -> str:
    """A title as wikis compare it: with a capital first letter and no underscores."""
    spaced = " ".join(title.replace("_", " ").split())
    return spaced[:1].upper() + spaced[1:]
