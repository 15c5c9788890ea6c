"""Which rendering of an article a page is, and where in it the article is. What is in the article is read in `html`.

Recognised from the elements alone, never from a file name or a flag.
"""

import re
from dataclasses import dataclass
from typing import cast

from lxml import etree

from pipeline.document.markup import Element, text_of

RENDER = "mediawiki-render"
SKIN = "mediawiki-skin"
PARSOID = "parsoid"
KIWIX = "kiwix"
MIRROR = "html-mirror"

_CONTENT_TEXT = etree.XPath("(//*[@id='mw-content-text'])[1]")
_PARSER_OUTPUT = etree.XPath("(.//div[contains(concat(' ', @class, ' '), ' mw-parser-output ')])[1]")
_MAIN = etree.XPath("(//article | //main | //*[@role='main'] | //*[@id='content' or @id='bodyContent'])[1]")
_TITLE_HEADING = etree.XPath("(//h1[@id='firstHeading' or @id='titleHeading' or @id='openzim-page-title'] | //h1)[1]")
# Marks are looked for in the bytes first: an XPath over a whole page costs as much as parsing it.
_KIWIX = (b"mwoffliner", b"openzim-page-title", b'id="titleHeading"', b"_res_/script.js")
_PARSOID = (b"data-mw-section-id", b"parsoid-body")
_LEGACY = (b"mw-headline", b"mw-cite-backlink", b"mw-heading", b"mw-redirect", b"wikitable")
# The limit report that the legacy parser writes after everything else; a fragment that has it is whole.
_LIMIT_REPORT = b"NewPP limit report"
_START_BYTES = _TAIL_BYTES = 20_000
# Web archives write when and how fast they answered after the page's end: nothing but comments.
_AFTER_END = re.compile(rb"(?:\s*<!--(?:[^-]|-(?!->))*-->)*\s*$")
# The licence that mwoffliner adds inside the article; its newer versions give it a class.
_KIWIX_FOOTERS = etree.XPath("(div | div/div)[contains(@style, 'dashed 2px #AAAAAA')]")
_KIWIX_FOOTER_CLASS = "zim-footer"
# Page names end in the name of the wiki: "2021 Kazakh municipal elections - Wikipedia".
_LAST_DASH = re.compile(r" [-–—|] (?=[^-–—|]*$)")
_WIKI = re.compile(r"wiki|вики|уики", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """A recognised page: the element its article is in, and the title it shows, empty where it shows none."""

    flavour: str
    title: str
    content: Element


def recognise(root: Element, data: bytes) -> Page:
    """The page in a parsed tree and the bytes it was parsed from, by the marks its renderer leaves."""
    body = [*root.findall("body"), root][:1]
    is_page = root.find("head/title") is not None
    title = _title(root) if is_page else ""
    content = _found(_CONTENT_TEXT, root) if is_page else []
    start = data[:_START_BYTES]
    if is_page and _has(start, _KIWIX):
        return Page(KIWIX, title, _without_footer(_first(content, _found(_MAIN, root), body)))
    if content:  # around it are other texts the parser made, such as what a padlock says
        return Page(SKIN, title, _first(_found(_PARSER_OUTPUT, content[0]), content))
    if _has(start, _PARSOID):
        return Page(PARSOID, title, body[0])
    wrapper = _found(_PARSER_OUTPUT, body[0]) if is_page or b"mw-parser-output" in start else []
    if not is_page and (wrapper or _has(data, _LEGACY)):
        return Page(RENDER, title, _first(wrapper, body))
    return Page(MIRROR, title, _first(wrapper, _found(_MAIN, root), body))


def _has(data: bytes, marks: tuple[bytes, ...]) -> bool:
    return any(mark in data for mark in marks)


def is_whole(data: bytes, page: Page) -> bool:
    """Whether the bytes end where a rendering ends: a page at its root element's end tag, a fragment after its limit report.

    A fragment without a report, as another tool may have cut it out, is whole when its wrapper and all within are closed. One
    without either may stop anywhere, so it is not taken for whole.
    """
    start, end = data[:_START_BYTES].lower(), data[-_TAIL_BYTES:].rstrip()
    if b"<html" in start:
        _, tag, after = end.lower().rpartition(b"</html>")
        return bool(tag) and _AFTER_END.match(after) is not None
    if page.flavour == RENDER and _LIMIT_REPORT in end:
        return end.endswith(b"</div>" if b"mw-parser-output" in start else b"-->")
    lowered = data.lower()
    return b"mw-parser-output" in start and end.endswith(b">") and lowered.count(b"<div") == lowered.count(b"</div")


def _title(root: Element) -> str:
    heading = _found(_TITLE_HEADING, root)
    if heading and (text := " ".join(text_of(heading[0]).split())):
        return text
    named = " ".join((root.findtext("head/title") or "").split())
    dash = _LAST_DASH.search(named)
    return named[: dash.start()] if dash and _WIKI.search(named, dash.end()) else named


def _without_footer(content: Element) -> Element:
    """The content with every footer marked by its class, by which `html` leaves it out."""
    for footer in _found(_KIWIX_FOOTERS, content):
        footer.set("class", _KIWIX_FOOTER_CLASS)
    return content


def _found(path: etree.XPath, element: Element) -> list[Element]:
    return cast("list[Element]", path(element))


def _first(*candidates: list[Element]) -> Element:
    return next(elements[0] for elements in candidates if elements)
