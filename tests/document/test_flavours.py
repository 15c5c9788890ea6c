"""Which rendering a page is, from its bytes alone, and that only the article in it is read."""

import gzip
import json

import pytest

from pipeline.document.document import Document
from pipeline.document.html import read_html
from pipeline.errors import UnreadableCaptureError

ARTICLE = "<p>Held.</p><h2>Results</h2><p>Won.</p>"


def read(page: str) -> Document:
    return read_html(page.encode(), "page")


def seen(document: Document) -> tuple[str, str, list[str], list[str]]:
    headings = [section.heading for section in document.sections[1:]]
    return document.reader, document.title, headings, [paragraph.text for paragraph in document.paragraphs]


def whole(body: str, head: str = "<title>2021 elections - Wikipedia</title>") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def test_fragment_with_its_wrapper() -> None:
    page = f'<div class="mw-parser-output">{ARTICLE}</div>'

    assert seen(read(page)) == ("mediawiki-render", "", ["Results"], ["Held.", "Won."])


def test_fragment_without_a_wrapper_as_rendered_until_2017() -> None:
    page = f'{ARTICLE}<table class="wikitable"><tr><td>1</td></tr></table><!-- \nNewPP limit report\n-->'

    assert seen(read(page)) == ("mediawiki-render", "", ["Results"], ["Held.", "Won."])


@pytest.mark.parametrize(
    "text", [f'<div class="mw-parser-output">{ARTICLE}</div>', {"*": f'<div class="mw-parser-output">{ARTICLE}</div>'}]
)
def test_answer_of_action_parse(text: object) -> None:
    answer = json.dumps({"parse": {"title": "2021 elections", "text": text}})

    assert seen(read(answer)) == ("mediawiki-render", "", ["Results"], ["Held.", "Won."])


def test_page_of_a_skin() -> None:
    page = whole(
        f'<div id="mw-head">Log in</div><h1 id="firstHeading"><i>2021</i> elections</h1><div id="siteSub">From Wikipedia</div>'
        f'<div id="mw-content-text"><div class="mw-parser-output">{ARTICLE}</div><div class="printfooter">Retrieved</div></div>'
        '<div id="catlinks" class="catlinks">Categories</div><footer>Privacy</footer>'
    )

    assert seen(read(page)) == ("mediawiki-skin", "2021 elections", ["Results"], ["Held.", "Won."])


def test_page_of_parsoid() -> None:
    page = whole(
        '<section data-mw-section-id="0"><p>Held.</p></section>'
        '<section data-mw-section-id="1"><h2>Results</h2><p>Won.</p></section>',
        "<title>2021 elections</title>",
    )

    assert seen(read(page)) == ("parsoid", "2021 elections", ["Results"], ["Held.", "Won."])


def test_page_of_kiwix() -> None:
    page = whole(
        '<div id="mw-mf-viewport"><h1 id="openzim-page-title">2021 elections</h1>'
        '<div id="mw-content-text" class="mw-parser-output">'
        '<p>Held.</p><details data-level="2" open><summary class="section-heading"><h2 id="Results">Results</h2></summary>'
        "<div><p>Won.</p></div></details></div></div><footer>This article is issued from Wikipedia.</footer>",
        "<title>2021 elections</title>",
    )

    assert seen(read(page)) == ("kiwix", "2021 elections", ["Results"], ["Held.", "Won."])


@pytest.mark.parametrize(
    "main", ["<article>{}</article>", "<main>{}</main>", '<div role="main">{}</div>', '<div id="content">{}</div>']
)
def test_page_of_a_mirror_is_read_without_the_site_around_it(main: str) -> None:
    page = whole(
        f"<nav><ul><li>Home</li></ul></nav><header>Logo</header>{main.format(ARTICLE)}<aside>Ads</aside><footer>Imprint</footer>"
    )

    assert seen(read(page)) == ("html-mirror", "2021 elections", ["Results"], ["Held.", "Won."])


def test_page_of_a_mirror_that_marks_nothing_is_read_but_for_its_chrome() -> None:
    page = whole(f"<nav><a>Home</a></nav><h1>2021 elections</h1>{ARTICLE}<footer>Imprint</footer>")

    assert seen(read(page)) == ("html-mirror", "2021 elections", ["Results"], ["Held.", "Won."])


@pytest.mark.parametrize(
    ("named", "title"),
    [
        ("2021 elections - Wikipedia", "2021 elections"),
        ("Выборы — Википедия", "Выборы"),
        ("Сайлау — Уикипедия", "Сайлау"),
        ("Senate of Chile – a list", "Senate of Chile – a list"),
        ("Senate of Chile – a list | Wikiwand", "Senate of Chile – a list"),
        ("2021\n elections  -  Wikipedia, the free encyclopedia", "2021 elections"),
        ("Wikipedia", "Wikipedia"),
    ],
)
def test_title_is_without_the_name_of_the_wiki(named: str, title: str) -> None:
    assert read(whole(f"<main>{ARTICLE}</main>", f"<title>{named}</title>")).title == title


def skin_page(content: str, around: str = "", after: str = "") -> str:
    body = f'<h1 id="firstHeading">2021 elections</h1><div id="mw-content-text">{content}</div>'
    return whole(f"{around}{body}") + after


def test_whole_answer_of_action_parse_in_gzip() -> None:
    answer = json.dumps({"parse": {"text": f'<div class="mw-parser-output">{ARTICLE}</div>'}}).encode()

    assert seen(read_html(gzip.compress(answer, mtime=0), "page"))[0] == "mediawiki-render"


def test_indicator_of_a_skin_is_not_the_article() -> None:
    star = '<div class="mw-indicators"><div class="mw-indicator"><div class="mw-parser-output">star</div></div></div>'
    page = skin_page(f'<div class="mw-parser-output">{ARTICLE}</div>', star)

    assert seen(read(page)) == ("mediawiki-skin", "2021 elections", ["Results"], ["Held.", "Won."])


def test_content_of_parsoid_in_a_skin_is_read_without_the_skin() -> None:
    content = f'<div class="mw-parser-output"><section data-mw-section-id="0">{ARTICLE}</section></div>'
    page = skin_page(content, '<div id="mw-head">Log in</div>')

    assert seen(read(page)) == ("mediawiki-skin", "2021 elections", ["Results"], ["Held.", "Won."])


def test_page_of_a_skin_before_there_were_wrappers() -> None:
    page = skin_page(f'<div id="jump-to-nav">Jump to: navigation</div>{ARTICLE}<div class="printfooter">Retrieved</div>')

    assert seen(read(page)) == ("mediawiki-skin", "2021 elections", ["Results"], ["Held.", "Won."])


# What mwoffliner has put around articles over the years.
KIWIX_FOOTER = (
    '<div style="clear:both; border-top: dashed 2px #AAAAAA; padding: 0.5em;">This article is issued from '
    '<a class="external text" href="https://en.wikipedia.org/wiki/?title=2021&amp;oldid=1">Wikipedia</a>.</div>'
)
KIWIX_MOBILE = (
    '<div id="mw-mf-viewport"><div id="content" class="mw-body"><a id="top"></a>'
    '<div id="bodyContent" class="content mw-parser-output"><h1 id="titleHeading">2021 elections</h1>'
    '<div id="mw-content-text"><div class="mf-section-0"><p>Held.</p></div>'
    '<details data-level="2" open=""><summary class="section-heading"><h2 id="Results">Results</h2></summary>'
    "<p>Won.</p></details>"
    f"<div>{KIWIX_FOOTER}</div></div></div></div></div>"
)
KIWIX_DESKTOP = (
    '<main id="content"><header></header><h1 id="openzim-page-title"><span>2021 elections</span></h1>'
    f'<div id="mw-content-text" class="mw-body-content">{ARTICLE}{KIWIX_FOOTER}</div></main>'
)
KIWIX_VECTOR = (
    '<script src="./_res_/script.js"></script><main id="content"><header><h1 id="firstHeading">2021 elections</h1></header>'
    f'<div id="mw-content-text"><div class="mw-parser-output">{ARTICLE}</div>'
    '<div class="zim-footer">Issued from</div></div></main>'
)


@pytest.mark.parametrize("body", [KIWIX_MOBILE, KIWIX_DESKTOP, KIWIX_VECTOR], ids=["mobile", "desktop", "vector"])
def test_page_of_kiwix_is_read_without_the_licence_at_its_end(body: str) -> None:
    page = whole(body, '<meta charset="UTF-8"/><title>2021 elections</title>')

    assert seen(read(page)) == ("kiwix", "2021 elections", ["Results"], ["Held.", "Won."])


def test_page_of_a_mirror_that_kept_the_wrapper() -> None:
    page = whole(f'<div class="ads">Buy</div><div class="mw-parser-output">{ARTICLE}</div><div>Related</div>')

    assert seen(read(page)) == ("html-mirror", "2021 elections", ["Results"], ["Held.", "Won."])


def test_navigation_inside_the_article_of_a_mirror_is_left_out() -> None:
    page = whole(f"<main><nav>Home / Elections</nav>{ARTICLE}<aside>See also</aside><footer>Edited</footer></main>")

    assert seen(read(page)) == ("html-mirror", "2021 elections", ["Results"], ["Held.", "Won."])


def test_page_without_a_title_has_none() -> None:
    assert read(f"<html><body>{ARTICLE}</body></html>").title == ""


@pytest.mark.parametrize(
    "end", ["</html>", "</HTML>\n", "</html>\n<!-- served in 0.1 s -->\n<!--\nFILE ARCHIVED ON 2021\n-->\n"]
)
def test_page_is_whole_at_the_end_of_its_root(end: str) -> None:
    page = whole(ARTICLE).removesuffix("</html>") + end

    assert seen(read(page))[3] == ["Held.", "Won."]


@pytest.mark.parametrize("end", ["", "</html", "</html><!-- served", "</html><p>more", "</html>--"])
def test_page_is_cut_off_anywhere_else(end: str) -> None:
    with pytest.raises(UnreadableCaptureError, match="the page stops before its end, so it is cut off; capture the page again"):
        read(whole(ARTICLE).removesuffix("</html>") + end)


@pytest.mark.parametrize(
    "page",
    [
        f'<div class="mw-parser-output">{ARTICLE}',
        f'<div class="mw-parser-output"><div>{ARTICLE}</div>',
        f'<div class="mw-parser-output">{ARTICLE}<!-- \nNewPP limit report\nCPU',
        f'<div class="mw-parser-output">{ARTICLE}<!-- \nNewPP limit report\n-->\n<!--\nTransclusion\n-->',
        f'{ARTICLE}<table class="wikitable"></table><!-- \nNewPP limit report\nCPU',
        f'{ARTICLE}<table class="wikitable"></table>',
        ARTICLE,
    ],
)
def test_fragment_that_does_not_show_its_end_is_cut_off(page: str) -> None:
    with pytest.raises(UnreadableCaptureError, match="a piece of a page needs <html> around it"):
        read(page)


@pytest.mark.parametrize(
    "page",
    [
        whole('<div id="app"></div><script>show()</script>'),
        whole("<noscript>Please enable JavaScript</noscript>"),
        '<html><head><title>x</title></head><frameset><frame src="a"></frameset></html>',
        '<div class="mw-parser-output"></div>',
    ],
)
def test_page_with_nothing_in_it_is_refused(page: str) -> None:
    with pytest.raises(UnreadableCaptureError, match="the page has no text and no table; capture the page with its text in it"):
        read(page)
