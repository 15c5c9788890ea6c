"""The report's pages: whole in themselves, every number with its source, and nothing an article says is taken for markup."""

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

from pipeline.model.schema import Row, Rows
from pipeline.model.tables import ALL_TABLES
from pipeline.publish.csv_text import canonical
from pipeline.publish.report.pages import FRONT, ReportedVersion, coded, grouped, page_of, report_files
from pipeline.unregistered import read_files
from tests.publish.published import LATEST, published_tables

ARTICLE = "2021-kazakh-municipal-elections"
HOSTILE = "<img src=x onerror=alert(1)> </script><script>alert(2)</script> & ⟦place:x¦y⟧"
Tables = dict[str, list[Row]]


def report(tables: Tables, *earlier: tuple[str, dict[str, object]]) -> dict[str, bytes]:
    versions = [("v2-0123456789ab", {"verdict": "Changed", "articles": []}), *earlier]
    return report_files(ReportedVersion("v2-0123456789ab", tables, [], versions))


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return report(published_tables())


@pytest.fixture(scope="module")
def page(files: dict[str, bytes]) -> HtmlElement:
    return html.fromstring(files[page_of(ARTICLE)].decode())


@pytest.fixture(scope="module")
def front(files: dict[str, bytes]) -> HtmlElement:
    return html.fromstring(files[FRONT].decode())


def said(element: HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())


def unresolved(page: HtmlElement) -> list[str]:
    """Links within the page that lead nowhere in it."""
    ids = set(page.xpath("//@id"))
    return [link for link in page.xpath("//@href") if link.startswith("#") and link[1:] not in ids]


def repeated(page: HtmlElement) -> list[str]:
    """Ids that stand more than once."""
    return [name for name, count in Counter(page.xpath("//@id")).items() if count > 1]


def test_there_is_a_front_page_and_one_for_every_article(files: dict[str, bytes]) -> None:
    assert list(files) == ["report/index.html", f"report/{ARTICLE}.html"]


def test_page_of_no_article_takes_the_place_of_the_front_page() -> None:
    assert page_of("index") == "report/index_.html"


def test_first_article_takes_no_more_than_a_megabyte_and_a_half(files: dict[str, bytes]) -> None:
    assert sum(map(len, files.values())) <= 1_500_000


def test_the_same_version_gives_the_same_bytes(files: dict[str, bytes]) -> None:
    assert report(published_tables()) == files


def test_pages_ask_nobody_for_anything(files: dict[str, bytes]) -> None:
    for data in files.values():
        page = html.fromstring(data.decode())
        policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")

        assert policy[0].startswith("default-src 'none'; ")
        assert (
            page.xpath("//link | //iframe | //img | //object | //embed | //@src | //@srcset | //*[local-name()='image']") == []
        )
        assert re.findall(r"@import|url\(", data.decode()) == []


def test_only_our_own_script_may_run(page: HtmlElement) -> None:
    scripts = page.xpath("//script[not(@type)]")

    assert len(scripts) == 1
    assert page.xpath("//@*[starts-with(name(), 'on')]") == []


def test_every_link_within_a_page_leads_somewhere_and_every_id_is_one(page: HtmlElement) -> None:
    assert unresolved(page) == []
    assert repeated(page) == []


def test_links_to_files_lead_to_files_of_the_version(files: dict[str, bytes]) -> None:
    published = {path.name for path in LATEST.iterdir()}
    for data in files.values():
        links = [link for link in html.fromstring(data.decode()).xpath("//@href") if link.startswith("../")]

        assert links
        assert [link for link in links if link.removeprefix("../") not in published] == []


def test_number_leads_to_the_cell_it_stands_in_as_the_article_prints_it(page: HtmlElement) -> None:
    [value] = page.xpath("//*[@aria-label='In short']//dt[.='Votes']/following-sibling::dd//a[@class='value']")

    assert value.text == "956\u202f984"
    assert said(page.get_element_by_id(value.get("href")[1:])) == "956,984"


def test_every_stated_number_of_an_election_has_a_source(page: HtmlElement) -> None:
    cells = page.xpath("//section[@aria-labelledby='numbers']//td[contains(@class, 'number')][@data-value != '']")

    assert len(cells) > 400
    assert [said(cell) for cell in cells if not cell.xpath("a[@class='value']")] == []


def test_finding_stands_beside_the_number_it_is_about(page: HtmlElement) -> None:
    [flag] = page.xpath("//*[@aria-label='In short']//a[contains(@class, 'flag')]")

    assert "the total of registered voters is stated as 1209817, its 14 parts add up to 1209818" in flag.get("title")
    assert "Why it stands: the registered voters of the 14 regional tables" in said(
        page.get_element_by_id(flag.get("href")[1:])
    )


def test_every_finding_is_told_with_where_it_stands(page: HtmlElement) -> None:
    told = page.xpath("//ul[@class='findings']/li")
    rows = published_tables()["findings"]

    assert sorted(each.get("id") for each in told) == sorted(f"finding-{row['finding_id']}" for row in rows)
    assert [row["message"] for row in rows if not any(" ".join(row["message"].split()) in said(each) for each in told)] == []


def test_table_of_the_article_is_drawn_with_its_spans_and_citations(page: HtmlElement) -> None:
    heading, total = page.get_element_by_id("t04r12c01"), page.get_element_by_id("t02r02c10")

    assert (heading.get("colspan"), said(heading)) == ("5", "Source: AOSK")
    assert (total.get("data-refs"), total.xpath("sup/a/@href")) == ("30", ["#ref-30"])


def test_names_are_there_in_all_scripts_and_can_be_switched(page: HtmlElement) -> None:
    forms = json.loads(page.get_element_by_id("forms").text)
    shown = set(page.xpath("//@data-name"))

    assert forms["party:nur-otan"] == {"en": "Nur Otan", "kk_cyrl": "Нұр Отан", "kk_latn": "Nūr Otan", "ru": "Нур Отан"}
    assert {"place:aqmola-region", "tile:astana", "party:nur-otan", "person:nurbek-jandauletov-aqqum-rural-district"} <= shown
    assert [option.get("value") for option in page.xpath("//select/option")] == ["", "kk_cyrl", "kk_latn", "en", "ru"]


def test_front_page_says_what_is_published_and_how_much_of_it_checks_out(front: HtmlElement) -> None:
    [card] = front.xpath("//article[@class='card']")

    assert card.xpath("h3/a/@href") == [f"{ARTICLE}.html"]
    assert "220 of 226 sums, shares and turnouts the article states hold." in said(card)
    assert (
        "5 findings nobody has judged yet (5 info), 15 judged to be the article’s own. 76 of 76 references are cited."
        in said(card)
    )


def test_front_page_lists_every_table(front: HtmlElement) -> None:
    rows = [said(row) for row in front.xpath("//section[@aria-labelledby='tables']//tbody/tr")]

    assert len(rows) == len(published_tables())
    assert rows[0].startswith("articles.csv 1 One row is one article")


def change(**more: object) -> dict[str, object]:
    return {
        **{"kind": "cell_changed", "table": "results", "key": {}, "entity": "Adal, Kazakhstan", "column": "seats_pct"},
        **{"old": "4.52", "new": "2.05", "difference": "-2.47", "source": "t03r05c05", "rows_count": 1},
        **{"is_heuristic": False, "cause": "source", **more},
    }


def version(*changes: dict[str, object]) -> dict[str, object]:
    sides = {"old": {"revision_id": "11"}, "new": {"revision_id": "12"}}
    link = "https://en.wikipedia.org/wiki/Special:Diff/11/12"
    return {
        "verdict": "Changed: 1 by edits upstream",
        "articles": [{"article_id": ARTICLE, **sides, "upstream_diff": link, "changes": list(changes)}],
    }


def test_history_shows_old_beside_new_with_the_cause_and_the_edit() -> None:
    page = html.fromstring(report(published_tables(), ("v1-ba9876543210", version(change())))[page_of(ARTICLE)].decode())
    earlier = page.xpath("//article[@class='version']")[1]

    assert earlier.xpath("h3/text()") == ["v1-ba9876543210"]
    assert (earlier.xpath(".//del/text()"), earlier.xpath(".//ins/text()")) == (["4.52"], ["2.05"])
    assert earlier.xpath(".//a/@href") == ["https://en.wikipedia.org/wiki/Special:Diff/11/12"]
    assert "Adal, Kazakhstan results, seats_pct t03r05c05 4.52 → 2.05 (-2.47) source" in said(earlier)


def test_many_changes_are_cut_and_counted() -> None:
    many = [change(old=f"4.{number}") for number in range(100)]
    page = report(published_tables(), ("v1-ba9876543210", version(*many)))[page_of(ARTICLE)].decode()

    assert page.count("<del>4.") == 60
    assert "40 more are in <code>changes.csv</code> of v1-ba9876543210." in page


def test_same_change_in_many_places_is_one_line_after_what_the_article_states() -> None:
    solved = change(table="tables", column="alignment", old="solved", new="as_published", difference="")
    changes = version(*[solved] * 23, change())
    page = html.fromstring(report(published_tables(), ("v1-ba9876543210", changes))[page_of(ARTICLE)].decode())
    told = [said(row) for row in page.xpath("(//article[@class='version'])[2]//tbody/tr")]

    assert told == [
        "Adal, Kazakhstan results, seats_pct t03r05c05 4.52 → 2.05 (-2.47) source",
        "23 places tables, alignment solved → as_published source",
    ]


def test_version_that_does_not_say_what_changed_is_named_all_the_same() -> None:
    page = html.fromstring(report(published_tables(), ("v1-ba9876543210", {}))[page_of(ARTICLE)].decode())

    assert said(page.xpath("//article[@class='version']")[1]) == "v1-ba9876543210 This version does not say what changed."


def _everything_hostile(tables: Tables) -> Tables:
    """Every text of the article that is no id, number or address, hostile."""
    hostile = {
        *("title", "heading", "caption", "text", "place_name", "option_name", "candidate_name", "message", "acknowledged_why"),
        *("party_name", "name", "kk_cyrl", "kk_latn", "ru", "en", "work", "publisher", "authors", "context", "attribution"),
    }
    return {
        name: [{column: HOSTILE if column in hostile and value else value for column, value in row.items()} for row in rows]
        for name, rows in tables.items()
    }


def test_markup_in_any_text_of_an_article_is_text() -> None:
    tables = _everything_hostile(published_tables())
    changed = version(change(entity=HOSTILE, old=HOSTILE, new=HOSTILE))
    for data in report(tables, ("v1-ba9876543210", {**changed, "verdict": HOSTILE})).values():
        page = html.fromstring(data.decode())

        assert page.xpath("//img") == []
        assert len(page.xpath("//script[not(@type)]")) == 1
        assert page.xpath("//@*[starts-with(name(), 'on')]") == []


def test_address_that_is_none_of_the_web_is_no_link() -> None:
    tables = published_tables()
    for row in tables["references"]:
        row["url"] = row["archive_url"] = "javascript:alert(1)"
    tables["articles"][0]["page_url"] = "javascript:alert(1)"

    assert [data for data in report(tables).values() if b'href="javascript' in data] == []


def test_article_without_elections_has_a_page_of_what_there_is(tables_saying: Callable[[str], dict[str, Rows]]) -> None:
    stated = tables_saying("Adal & co")
    tables = {table.name: canonical(table, stated.get(table.name, ())) for table in ALL_TABLES}
    page = html.fromstring(report(tables)["report/adal-2021.html"].decode())

    assert said(page.xpath("//h1")[0]) == "Adal & co"
    assert page.xpath("//nav//li/a/text()") == ["Versions"]


def test_every_page_of_the_corpus_has_a_report_whose_links_hold(corpus: Path) -> None:
    for file in sorted((corpus / "elections").glob("*.html")):
        tables = read_files([file])
        [article] = tables["articles"]
        page = html.fromstring(report(tables)[page_of(article["article_id"])].decode())

        assert (file.name, unresolved(page)) == (file.name, [])
        assert repeated(page) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [("956984", "956\u202f984"), ("2307", "2307"), ("79.10", "79.10"), ("01234", "01234"), ("x", "x"), ("", "")],
)
def test_long_numbers_are_grouped_and_nothing_else_is(text: str, shown: str) -> None:
    assert grouped(text) == shown


def test_backticks_of_our_own_texts_are_code() -> None:
    assert coded("a `b<c` d") == "a <code>b&lt;c</code> d"


def test_polls_and_nominations_are_listed(corpus: Path) -> None:
    file = corpus / "elections/opinion-polling-by-state-for-the-united-states-presidential-election-2008-iowa.html"
    [polls] = [page for path, page in report(read_files([file])).items() if path != FRONT]
    [table] = html.fromstring(polls.decode()).xpath("//table[caption[contains(., 'opinion polls')]]")

    assert [said(heading) for heading in table.xpath("thead//th")][-2:] == ["People asked", "Support, %"]
    assert "2021 Kazakh municipal elections: who nominated how many" in report(published_tables())[page_of(ARTICLE)].decode()
