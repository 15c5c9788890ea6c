"""What a person may type: every form of address a wiki has, files, copies in web archives; and what is none of them."""

from pathlib import Path

import pytest

from pipeline.archive.locators import CopyLocator, PageLocator, locate, located, permalink, stamp_of
from pipeline.errors import LocatorError

EN = "en.wikipedia.org"
TITLE = "2021 Kazakh municipal elections"


@pytest.mark.parametrize(
    ("text", "page"),
    [
        (TITLE, PageLocator("", TITLE)),
        ("2021_Kazakh_municipal_elections", PageLocator("", TITLE)),
        (" 2021  Kazakh municipal elections ", PageLocator("", TITLE)),
        ('St. A/B: "Мысал" & é?', PageLocator("", 'St. A/B: "Мысал" & é?')),
        ("https://en.wikipedia.org/wiki/2021_Kazakh_municipal_elections", PageLocator(EN, TITLE)),
        ("http://en.wikipedia.org/wiki/2021_Kazakh_municipal_elections#Results", PageLocator(EN, TITLE)),
        ("en.wikipedia.org/wiki/2021_Kazakh_municipal_elections", PageLocator(EN, TITLE)),
        ("https://en.m.wikipedia.org/wiki/2021_Kazakh_municipal_elections?useskin=vector", PageLocator(EN, TITLE)),
        ("https://en.wikipedia.org/w/index.php?title=2021_Kazakh_municipal_elections", PageLocator(EN, TITLE)),
        ("https://en.wikipedia.org/w/index.php/2021_Kazakh_municipal_elections", PageLocator(EN, TITLE)),
        (
            "https://en.wikipedia.org/w/index.php?title=2021_Kazakh_municipal_elections&oldid=12",
            PageLocator(EN, TITLE, None, 12),
        ),
        ("https://en.wikipedia.org/w/index.php?oldid=12", PageLocator(EN, "", None, 12)),
        ("https://en.wikipedia.org/?oldid=12", PageLocator(EN, "", None, 12)),
        ("https://en.wikipedia.org/wiki/Adal?oldid=12", PageLocator(EN, "", None, 12)),
        ("https://en.wikipedia.org/?curid=7", PageLocator(EN, "", 7)),
        ("https://en.wikipedia.org/w/index.php?title=Adal&diff=13&oldid=12", PageLocator(EN, "Adal", None, 13)),
        ("https://en.wikipedia.org/w/index.php?title=Adal&diff=prev&oldid=12", PageLocator(EN, "Adal", None, 12)),
        ("https://en.wikipedia.org/wiki/Special:Permalink/12", PageLocator(EN, "", None, 12)),
        ("https://en.wikipedia.org/wiki/Special:PermanentLink/12", PageLocator(EN, "", None, 12)),
        ("https://en.wikipedia.org/wiki/Special:Redirect/revision/12", PageLocator(EN, "", None, 12)),
        ("https://en.wikipedia.org/wiki/Special:Diff/11/12", PageLocator(EN, "", None, 12)),
        ("https://en.wikipedia.org/wiki/Special:Diff/12", PageLocator(EN, "", None, 12)),
        ("https://en.wikipedia.org/w/rest.php/v1/page/Adal%2FB/html", PageLocator(EN, "Adal/B")),
        ("https://en.wikipedia.org/w/rest.php/v1/revision/12/html", PageLocator(EN, "", None, 12)),
        ("https://en.wikipedia.org/api/rest_v1/page/html/Adal%2FB/12", PageLocator(EN, "Adal/B", None, 12)),
        (
            "https://kk.wikipedia.org/wiki/%D0%9C%D3%99%D1%81%D0%BB%D0%B8%D1%85%D0%B0%D1%82",
            PageLocator("kk.wikipedia.org", "Мәслихат"),
        ),
        ("https://kk.wikipedia.org/kk-latn/M%C3%A4slihat", PageLocator("kk.wikipedia.org", "Mäslihat")),
        ("https://kk.wikipedia.org/wiki/Мәслихат", PageLocator("kk.wikipedia.org", "Мәслихат")),
        ("https://en.wikipedia.org/wiki/AC/DC%3F", PageLocator(EN, "AC/DC?")),
    ],
)
def test_page_is_told_from_a_title_or_any_of_its_addresses(text: str, page: PageLocator) -> None:
    assert locate(text) == page


def test_wiki_that_answers_elsewhere_is_the_project_it_answers_for() -> None:
    wikis = {"xx.wikipedia.org": "http://127.0.0.1:8080/w"}

    assert locate("http://127.0.0.1:8080/wiki/Adal", wikis) == PageLocator("xx.wikipedia.org", "Adal")


@pytest.mark.parametrize("flag", ["", "id_", "if_"])
def test_copy_is_asked_for_as_it_was_archived(flag: str) -> None:
    original = "https://en.wikipedia.org/w/index.php?title=Adal&oldid=12"

    assert locate(f"https://web.archive.org/web/20230820123456{flag}/{original}") == CopyLocator(
        f"https://web.archive.org/web/20230820123456id_/{original}", PageLocator(EN, "Adal", None, 12)
    )


def test_address_of_a_copy_is_of_the_page_it_is_a_copy_of() -> None:
    assert located("https://web.archive.org/web/20230820id_/https://en.wikipedia.org/wiki/Adal", {}) == PageLocator(EN, "Adal")


@pytest.mark.parametrize(
    ("stamp", "time"),
    [
        ("20230820123456", "2023-08-20T12:34:56Z"),
        ("202308201234", "2023-08-20T12:34:00Z"),
        ("20230820", "2023-08-20T00:00:00Z"),
        ("2023", None),
    ],
)
def test_time_of_a_copy_stands_in_its_address(stamp: str, time: str | None) -> None:
    assert stamp_of(f"https://web.archive.org/web/{stamp}id_/https://en.wikipedia.org/wiki/Adal") == time


def test_address_of_a_page_has_no_time() -> None:
    assert stamp_of("https://en.wikipedia.org/wiki/Adal") is None


def test_file_that_is_there_is_a_file_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "2021 Kazakh municipal elections"
    path.touch()

    assert locate(str(path)) == path


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("page.html", "page.html: is no file; name a file that is there, the title of a page, or its address"),
        ("./page", "./page: is no file"),
        ("captures.warc.gz", "captures.warc.gz: is no file"),
        ("", "'': names nothing; give a title, an address or a file"),
        ("_", "'_': names nothing"),
        ("https://en.wikipedia.org/", "https://en.wikipedia.org/: is the address of no page"),
        ("https://example.org/page", "https://example.org/page: is the address of no page"),
        ("https://en.wikipedia.org/w/index.php?title=Adal&diff=next&oldid=12", "compares with a revision that is not named"),
        ("https://en.wikipedia.org/w/index.php?title=", "is the address of no page"),
        ("https://web.archive.org/web/*/https://en.wikipedia.org/wiki/Adal", "does not say of which copy it is"),
        ("https://web.archive.org/web/https://en.wikipedia.org/wiki/Adal", "does not say of which copy it is"),
        ("x" * 5000 + ".html", "is no file"),
    ],
)
def test_what_names_no_page_is_refused(text: str, said: str) -> None:
    with pytest.raises(LocatorError) as error:
        locate(text)

    assert said in str(error.value)


@pytest.mark.parametrize("title", [TITLE, "Adal", "AC/DC?", "a&b=c#d%+é", "Мәслихат", 'St. "A"'])
def test_permalink_leads_back_to_page_and_revision(title: str) -> None:
    assert locate(permalink(EN, title, 12)) == PageLocator(EN, title, None, 12)
    assert locate(permalink(EN, title, None)) == PageLocator(EN, title)


def test_permalink_is_as_the_wiki_writes_it() -> None:
    assert permalink(EN, TITLE, 12) == "https://en.wikipedia.org/w/index.php?title=2021_Kazakh_municipal_elections&oldid=12"
