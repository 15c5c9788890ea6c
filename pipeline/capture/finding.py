"""Which registered article a person means: the one whose id is given, else the one that is the page, by what is known of it
and, for a page of a wiki, by what the wiki says of redirects and moves.
"""

from collections.abc import Sequence

from pipeline.archive.locators import PageLocator
from pipeline.archive.wikis import Wikis
from pipeline.capture.keeping import Recognised
from pipeline.capture.known import KnownArticle, the_one
from pipeline.drafting import page_of
from pipeline.errors import LocatorError


def given(known: Sequence[KnownArticle], article_id: str) -> KnownArticle | None:
    """The registered article of that id; None where there is none, or no id is given."""
    return next((each for each in known if each.article_id == article_id), None)


def at_locator(text: str, locator: PageLocator, known: Sequence[KnownArticle], wikis: Wikis) -> KnownArticle:
    """The one of these articles whose page is named. Raises `LocatorError` where none is, or several may be.

    A wiki is only asked where titles and ids that are known do not tell.
    """
    on_wiki = [each for each in known if each.is_on(locator.project)]
    if found := the_one((each for each in on_wiki if _is_named(each, locator)), text):
        return found
    projects = {each.article.project for each in on_wiki if "." in each.article.project} if wikis.may_ask else set()
    for project in sorted(projects):
        page_id, titles = _asked(wikis, project, locator)
        if found := the_one((each for each in on_wiki if each.is_on(project) and each.is_page(page_id, titles)), text):
            return found
    raise not_registered(text)


def of_page(text: str, recognised: Recognised, known: Sequence[KnownArticle]) -> KnownArticle:
    """The one of these articles whose page arrived. Raises `LocatorError` where none is, or several may be."""
    arrival = recognised.arrival
    on_wiki = (each for each in known if each.is_on(page_of(arrival.url).project))
    if found := the_one((each for each in on_wiki if each.is_page(arrival.page_id, recognised.titles)), text):
        return found
    raise not_registered(text, recognised.titles)


def not_registered(text: str, titles: Sequence[str] = ()) -> LocatorError:
    """The error for what is of no registered article, with the way to register it."""
    what = f'is the article "{titles[0]}", which nobody registered' if titles else "is of no article that is registered"
    return LocatorError(text, what, f"name its article with --article ID, or register it: sailau add {text!r} --article ID")


def _is_named(known: KnownArticle, locator: PageLocator) -> bool:
    is_captured = any(each.revision_id == locator.revision_id for each in known.captures if locator.revision_id)
    return is_captured or known.is_page(locator.page_id, [locator.title])


def _asked(wikis: Wikis, project: str, locator: PageLocator) -> tuple[int | None, list[str]]:
    """The page id and titles a wiki knows a page by, those of redirects to it among them."""
    wiki = wikis.of(project)
    if not locator.title and locator.page_id is None and locator.revision_id is not None:
        revision = wiki.revision(locator.revision_id)
        return revision.page_id, [revision.title]
    state = wiki.page(locator.title or locator.page_id or 0)
    return state.page_id, [] if state.is_missing else [state.title, *state.redirected_from]
