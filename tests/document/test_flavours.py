"""Which rendering a page is, from its bytes alone, and that only the article in it is read."""

import json

import pytest

from pipeline.document.document import Document
from pipeline.document.html import read_html

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
    ],
)
def test_title_is_without_the_name_of_the_wiki(named: str, title: str) -> None:
    assert read(whole(f"<main>{ARTICLE}</main>", f"<title>{named}</title>")).title == title
