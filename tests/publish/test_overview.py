"""What the UI shows of tables and versions: links, lists and samples in which texts of an article are only texts."""

import re

import pytest

from pipeline.publish.diff.excerpt import plain
from pipeline.publish.overview.markdown import bullets, is_web, link
from pipeline.publish.overview.samples import filled, sample
from pipeline.publish.overview.sources import sources

ATTACKS = [
    '<img src=x onerror="alert(1)">',
    "<script>alert(1)</script>",
    "[click](javascript:alert(1))",
    "![x](http://evil.invalid/x.png)",
    "`code` | **bold** _em_ ~~gone~~",
    "one\ntwo\n\n# three",
    "&lt;img src=x&gt;",
]
# What starts an element, a link, a picture, a code span, emphasis, a cell or a reference to a character, unless escaped.
MARKUP = re.compile(r"(?<!\\)[<\[\]`*|~]|&(?!amp;|lt;)|\n")


@pytest.mark.parametrize("text", ATTACKS)
def test_no_text_has_markup_left(text: str) -> None:
    assert MARKUP.findall(plain(text)) == []


@pytest.mark.parametrize("text", ATTACKS)
def test_text_of_a_link_has_no_markup_left(text: str) -> None:
    whole = link(text, "https://en.wikipedia.org/wiki/X")

    assert MARKUP.findall(whole[1:].removesuffix("](https://en.wikipedia.org/wiki/X)")) == []


def test_address_of_a_link_cannot_end_it() -> None:
    assert link("a", "https://a.example/x) <img src=x>") == "a"
    assert link("a", "https://a.example/x_(y)<b>[c]") == "[a](https://a.example/x_%28y%29%3Cb%3E%5Bc%5D)"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "", "//a.example", "http://[x"]
)
def test_only_addresses_of_the_web_become_links(url: str) -> None:
    assert not is_web(url)
    assert link("text", url) == "text"


def test_address_of_a_revision_stays_as_it_is() -> None:
    url = "https://en.wikipedia.org/w/index.php?title=A_B&oldid=7"

    assert link("A B", url) == f"[A B]({url})"


def test_long_lists_are_cut_and_say_how_many_more() -> None:
    shown = bullets([str(number) for number in range(1200)], "none").splitlines()

    assert shown[9:] == ["- 9", "- … and 1,190 more"]


def test_list_of_nothing_says_so() -> None:
    assert bullets([], "no article") == "no article"


def test_sources_link_to_the_revision_that_was_read() -> None:
    row = {"title": "A (b)", "page_url": "https://w.example/?oldid=7", "revision_id": "7", "capture_id": "7-x", "via": "live"}

    assert sources([row]) == "- [A (b)](https://w.example/?oldid=7), revision 7: capture 7-x (live)"


def test_sample_is_the_first_rows_without_empty_columns() -> None:
    rows = [{"a": str(number), "b": "", "c": "x" if number == 4 else ""} for number in range(9)]

    assert sample(rows) == [{"a": str(number), "c": "x" if number == 4 else ""} for number in range(5)]


def test_long_texts_of_a_sample_are_cut() -> None:
    assert sample([{"a": "x" * 500}]) == [{"a": f"{'x' * 119}…"}]


def test_sample_of_an_empty_table_is_empty() -> None:
    assert sample([]) == []


def test_columns_that_are_nowhere_filled_are_left_out() -> None:
    assert filled([{"a": "1", "b": "", "c": "3"}], ("c", "b", "a")) == [{"c": "3", "a": "1"}]
