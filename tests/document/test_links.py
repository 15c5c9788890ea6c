"""What a link leads to: the same title or address however a renderer writes it."""

import pytest

from pipeline.document.links import link_target


@pytest.mark.parametrize(
    "href",
    [
        "/wiki/Nur_Otan",
        "//en.wikipedia.org/wiki/Nur_Otan",
        "https://en.wikipedia.org/wiki/Nur_Otan",
        "https://en.wikipedia.org/wiki/Nur_Otan#History",
        "./Nur_Otan",
        "./Nur_Otan#History",
        "Nur_Otan",
        "../Nur_Otan",
        "../A/Nur_Otan",
    ],
)
def test_article_is_its_title(href: str) -> None:
    assert link_target(href, "") == "Nur Otan"


@pytest.mark.parametrize(
    "href",
    [
        "/w/index.php?title=Nur_Otan&action=edit&redlink=1",
        "//en.wikipedia.org/w/index.php?title=Nur_Otan&action=edit&redlink=1",
        "https://en.wikipedia.org/w/index.php?action=edit&title=Nur_Otan",
        "./Nur_Otan?action=edit&redlink=1",
    ],
)
def test_article_nobody_wrote_is_its_title_too(href: str) -> None:
    assert link_target(href, "new") == "Nur Otan"


@pytest.mark.parametrize(
    ("href", "title"),
    [
        ("/wiki/%D0%9D%D2%B1%D1%80_%D0%9E%D1%82%D0%B0%D0%BD", "Нұр Отан"),
        ("./Нұр_Отан", "Нұр Отан"),
        ("/wiki/People%27s_Party_of_Kazakhstan", "People's Party of Kazakhstan"),
        ("./Foo%3Fbar", "Foo?bar"),
        ("/wiki/AC/DC", "AC/DC"),
    ],
)
def test_title_is_written_plainly(href: str, title: str) -> None:
    assert link_target(href, "") == title


@pytest.mark.parametrize("href", ["#cite_note-1", "#By_district", ""])
def test_place_in_the_page_is_no_target(href: str) -> None:
    assert link_target(href, "") == ""


@pytest.mark.parametrize("href", ["/wiki/Special:Version", "./Special:FilePath/Missing.jpg"])
def test_tool_of_the_wiki_is_no_target(href: str) -> None:
    assert link_target(href, "") == ""


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("https://www.election.gov.kz/eng/results?year=2021#t", "https://www.election.gov.kz/eng/results?year=2021#t"),
        ("//example.org/wiki/Report", "https://example.org/wiki/Report"),
        ("mailto:cec@example.org", "mailto:cec@example.org"),
    ],
)
def test_address_outside_the_wiki_is_the_address(href: str, target: str) -> None:
    assert link_target(href, "external text") == target


def test_article_of_another_wiki_is_its_address_as_every_renderer_writes_it() -> None:
    written = {
        "https://ru.wikipedia.org/wiki/%D0%92%D1%8B%D0%B1%D0%BE%D1%80%D1%8B",
        "https://ru.wikipedia.org/wiki/Выборы",
    }

    assert {link_target(href, "extiw") for href in written} == {"https://ru.wikipedia.org/wiki/Выборы"}
