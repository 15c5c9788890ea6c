"""The report as people use it: in Chromium, from a file, at a desk and on a phone, by mouse, finger and keyboard, on paper."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.chrome import DESKTOP, PHONE, Chrome, Window

SIZES = {"desk": DESKTOP, "phone": PHONE}


@pytest.fixture
def window(browser: Chrome, article: str) -> Iterator[Window]:
    """The article's page on a desk; nothing may go wrong in it, and it may ask nobody for anything."""
    with browser.window() as opened:
        opened.page.set_default_timeout(8000)
        opened.page.goto(article)
        yield opened
        assert (opened.errors, opened.refused) == ([], [])


@pytest.fixture
def page(window: Window) -> Page:
    return window.page


def listing(page: Page, title: str) -> Locator:
    return page.get_by_role("region", name=title, exact=True)


def column(page: Page, title: str, heading: str) -> list[str]:
    """The texts of a column of a table, from above."""
    table = listing(page, title)
    number = table.locator("thead th").all_inner_texts().index(heading)
    return table.locator("tbody tr").evaluate_all("(rows, at) => rows.map((row) => row.cells[at].innerText.trim())", number)


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html']}" for each in found]


TOTALS = "2021 Kazakh municipal elections: totals by place"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_nothing_stands_in_the_way_of_anybody(browser: Chrome, front: str, article: str, size: str, scheme: str) -> None:
    with browser.window(SIZES[size], color_scheme=scheme) as window:
        for name, address in (("front", front), ("article", article)):
            window.page.goto(address)
            window.screenshot(f"{name}-{size}-{scheme}")

            assert violations(window.page) == []


@pytest.mark.parametrize("name", ["front", "article"])
def test_page_is_as_wide_as_a_phone(browser: Chrome, front: str, article: str, name: str) -> None:
    with browser.window(PHONE) as window:
        window.page.goto({"front": front, "article": article}[name])

        assert window.page.evaluate("document.documentElement.scrollWidth") == PHONE[0]


def test_front_page_leads_to_the_article_and_back(browser: Chrome, front: str) -> None:
    with browser.window() as window:
        window.page.goto(front)
        window.page.get_by_role("link", name="2021 Kazakh municipal elections", exact=True).click()
        expect(window.page.get_by_role("heading", level=1)).to_have_text("2021 Kazakh municipal elections")
        window.page.get_by_role("link", name="sailau").click()
        expect(window.page.get_by_role("heading", level=1)).to_have_text("What is published")


@pytest.mark.parametrize(
    ("script", "region", "tile", "party"),
    [
        ("kk_cyrl", "Ақмола облысы", "СҚО", "Нұр Отан"),
        ("kk_latn", "Aqmola oblysy", "SQO", "Nūr Otan"),
        ("ru", "Акмолинская область", "СКО", "Нур Отан"),
        ("en", "Aqmola Region", "North Kaz.", "Nur Otan"),
    ],
)
def test_names_switch_to_another_script_in_tables_and_charts(
    window: Window, script: str, region: str, tile: str, party: str
) -> None:
    window.page.get_by_label("Names", exact=True).select_option(script)
    window.screenshot(f"names-{script}")

    assert region in column(window.page, TOTALS, "Place")
    assert tile in window.page.locator(".chart text").all_text_contents()
    assert party in window.page.locator(".chart text").all_text_contents()


def test_names_go_back_to_what_is_published(page: Page) -> None:
    before = page.locator("[data-name]").all_text_contents()
    page.get_by_label("Names", exact=True).select_option("ru")
    assert page.locator("[data-name]").all_text_contents() != before
    page.get_by_label("Names", exact=True).select_option("")

    assert page.locator("[data-name]").all_text_contents() == before


def test_switched_name_says_its_language(page: Page) -> None:
    page.get_by_label("Names", exact=True).select_option("kk_latn")

    assert (
        page.locator("td [data-name='party:nur-otan'], th [data-name='party:nur-otan']").first.get_attribute("lang")
        == "kk-Latn"
    )


def test_name_without_a_form_stays_as_published(page: Page) -> None:
    page.get_by_label("Names", exact=True).select_option("ru")

    expect(page.locator("[data-name='person:zauregul-mahajanova-aqqum-rural-district']").first).to_have_text(
        "Zauregul Mahajanova"
    )


def test_table_is_sorted_by_a_number_then_the_other_way(page: Page) -> None:
    heading = listing(page, TOTALS).get_by_role("button", name="Turnout, %")
    heading.click()
    assert column(page, TOTALS, "Turnout, %")[:2] == ["90.88", "90.66"]
    assert heading.locator("..").get_attribute("aria-sort") == "descending"
    heading.click()

    assert column(page, TOTALS, "Turnout, %")[:2] == ["67.53", "74.44"]


def test_table_is_sorted_by_name_from_the_keyboard(page: Page) -> None:
    listing(page, TOTALS).get_by_role("button", name="Place").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")

    assert column(page, TOTALS, "Place")[0] == "West Kazakhstan Region"


def turnout(page: Page) -> Locator:
    return page.get_by_label("In short").get_by_role("link", name="79.10", exact=True)


def test_pointing_at_a_number_shows_its_cell(window: Window) -> None:
    turnout(window.page).hover()
    peek = window.page.locator("#peek")
    expect(peek).to_be_visible()
    expect(peek.locator(".here")).to_have_text("79.10")
    expect(peek.get_by_role("heading", level=2)).to_contain_text("Overall results")
    window.screenshot("source-hover")
    window.page.mouse.move(5, 5)

    expect(peek).to_be_hidden()


def test_enter_on_a_number_opens_its_source_and_escape_leads_back(window: Window) -> None:
    turnout(window.page).focus()
    window.page.keyboard.press("Enter")
    dialog = window.page.get_by_role("dialog")
    expect(dialog.locator(".here")).to_have_text("79.10")
    assert violations(window.page) == []
    window.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()

    expect(turnout(window.page)).to_be_focused()


def test_source_shows_what_is_cited_in_full_and_what_does_not_fit(window: Window) -> None:
    window.page.goto(f"{window.page.url}#numbers")
    listing(window.page, TOTALS).get_by_role("link", name="59", exact=True).click()
    dialog = window.page.get_by_role("dialog")

    expect(dialog.get_by_role("heading", name="Cited in this row")).to_be_visible()
    expect(dialog.locator("ol li")).to_have_count(1)
    expect(dialog.locator("ol li")).to_contain_text("gov.egov.kz")
    expect(dialog).to_contain_text("Kostanay Region: 59 races among the candidates, 65 posts in the results")
    window.screenshot("source-dialog")


def test_bar_of_a_chart_leads_to_its_cell(window: Window) -> None:
    window.page.locator("[aria-label='East Kazakhstan Region: 90.88 % turnout']").last.click()

    expect(window.page.get_by_role("dialog").locator(".here")).to_have_text("90.88")


def test_tapping_a_number_shows_its_source_on_a_phone(browser: Chrome, article: str) -> None:
    with browser.window(PHONE, has_touch=True, is_mobile=True) as window:
        window.page.goto(article)
        turnout(window.page).tap()
        dialog = window.page.get_by_role("dialog")
        expect(dialog.locator(".here")).to_have_text("79.10")
        window.screenshot("source-phone")
        dialog.get_by_role("button", name="Close").tap()

        expect(dialog).to_be_hidden()


def test_links_lead_to_the_cell_without_scripts_too(browser: Chrome, article: str) -> None:
    with browser.window(java_script_enabled=False) as window:
        window.page.goto(article)
        turnout(window.page).click()

        assert re.search(r"#t03r10c03$", window.page.url)


def test_link_into_folded_text_unfolds_it(page: Page) -> None:
    expect(page.locator("#p42")).to_be_hidden()
    page.evaluate("location.hash = 'p42'")

    expect(page.locator("#p42")).to_be_visible()


def test_numbers_of_a_chart_unfold_as_a_table(window: Window) -> None:
    figure = window.page.get_by_role("figure", name="Seats by party")
    figure.get_by_text("The numbers").click()
    window.screenshot("chart-numbers")

    expect(figure.get_by_role("row").nth(1)).to_contain_text("Nur Otan")
    assert figure.get_by_role("link", name=re.compile(r"results\.csv")).get_attribute("href") == "../results.csv"


def test_what_changed_is_shown_old_beside_new(window: Window) -> None:
    window.page.goto(f"{window.page.url}#history")
    newest = window.page.locator("article.version").first
    newest.scroll_into_view_if_needed()
    window.screenshot("history")

    assert "2.05" in newest.locator("del").all_inner_texts()
    assert "2.06" in newest.locator("ins").all_inner_texts()
    expect(window.page.locator("article.version")).to_have_count(2)


def test_page_prints_on_paper_without_what_is_only_for_screens(window: Window, tmp_path: Path) -> None:
    printed = tmp_path / "article.pdf"
    window.page.pdf(path=printed, prefer_css_page_size=True)
    window.page.emulate_media(media="print")

    assert printed.read_bytes().startswith(b"%PDF")
    assert 10 <= printed.read_bytes().count(b"/Type /Page\n") <= 40
    assert [window.page.locator(only).is_visible() for only in ("nav", "#peek", ".hint")] == [False, False, False]
    expect(window.page.locator(".chart").first).to_be_visible()
    window.page.set_viewport_size({"width": 794, "height": 1123})
    window.screenshot("print")
