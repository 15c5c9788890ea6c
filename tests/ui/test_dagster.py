"""Dagster's pages in a real browser: what a newcomer sees, and that nothing an article says ever runs."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.chrome import DESKTOP, PHONE, Chrome, Window
from tests.ui.stage import IMAGE, LINK, MARKUP, SCRIPT, Stage

TALL = (1440, 2000)
GROUPS = ["1_archive", "2_article", "3_election", "4_entity", "5_check", "6_release"]
PATIENCE, SETTLED = 30_000, 1_500  # milliseconds


@pytest.fixture(scope="module")
def window(browser: Chrome) -> Iterator[Window]:
    with browser.window(TALL) as opened:
        opened.page.set_default_timeout(PATIENCE)
        expect.set_options(timeout=PATIENCE)
        yield opened


def entry(window: Window, key: str) -> Locator:
    """The row of the metadata table with this key."""
    return window.page.locator("tr").filter(has=window.page.get_by_text(key, exact=True)).last


def open_asset(window: Window, server: str, name: str, view: str = "overview") -> None:
    window.page.goto(f"{server}/assets/{name}?view={view}")
    window.page.get_by_text("Definition" if view == "overview" else "Latest execution").first.wait_for()


def open_markdown(window: Window, key: str) -> Locator:
    """The dialog of a long metadata entry."""
    entry(window, key).get_by_text("[Show Markdown]").click()
    dialog = window.page.locator(".dagster-markdown").last
    dialog.wait_for()
    return dialog


def close(window: Window) -> None:
    window.page.get_by_role("button", name="Close").click()


def nothing_ran(window: Window) -> bool:
    return window.page.evaluate("window.hurt === undefined") and window.refused == []


def test_lineage_graph_shows_the_groups_in_the_order_of_the_flow(browser: Chrome, server: str) -> None:
    with browser.window(DESKTOP) as window:
        window.page.goto(f"{server}/asset-groups")
        window.page.get_by_text("6_release").last.wait_for(timeout=PATIENCE)
        window.page.wait_for_timeout(500)
        window.screenshot("lineage")
        drawn = [window.page.get_by_text(name, exact=True).first.bounding_box() for name in GROUPS]

        tops = [box["y"] for box in drawn if box]
        assert (len(tops), sorted(tops)) == (len(GROUPS), tops)
        assert (window.errors, window.refused) == ([], [])


def test_group_shows_its_assets_and_those_around(window: Window, server: str) -> None:
    window.page.goto(f"{server}/locations/sailau/asset-groups/3_election")

    for name in ("elections", "contests", "results", "nominations", "polls", "documents", "findings"):
        expect(window.page.get_by_text(name, exact=True).last).to_be_visible()
    window.page.wait_for_timeout(SETTLED)
    window.screenshot("group")


def test_asset_says_what_a_row_is_and_where_its_columns_come_from(window: Window, server: str) -> None:
    open_asset(window, server, "results")

    expect(window.page.get_by_text("One row is what one option (a party, a candidate")).to_be_visible()
    column = window.page.locator("tr").filter(has=window.page.get_by_text("votes_pct", exact=True)).first
    expect(column).to_contain_text("Share of votes in percent, as published.")
    expect(column).to_contain_text("← documents: races, results_by_candidate, results_by_party, results_by_place")
    window.screenshot("asset")


def test_asset_shows_rows_sources_and_code(window: Window, server: str) -> None:
    open_asset(window, server, "results")
    window.page.get_by_text("sample", exact=True).scroll_into_view_if_needed()

    expect(entry(window, "sample")).to_contain_text("2020-hostile")
    expect(entry(window, "code")).to_contain_text("pipeline/extract/results.py")
    expect(entry(window, "published as")).to_contain_text("extracted/latest/results.csv")
    link = entry(window, "read from").get_by_role("link", name="2021 Kazakh municipal elections")
    expect(link).to_have_attribute(
        "href", "https://en.wikipedia.org/w/index.php?title=2021_Kazakh_municipal_elections&oldid=1171093875"
    )
    window.screenshot("asset-metadata")


def test_failing_check_shows_its_rule_and_its_findings_as_a_table(window: Window, server: str) -> None:
    window.page.goto(f"{server}/assets/findings?view=checks&checkDetail=result_share")

    expect(window.page.get_by_text("A share is its count in percent of the stated total").first).to_be_visible()
    expect(window.page.get_by_text("Failed", exact=True).last).to_be_visible()
    expect(window.page.get_by_text("votes are stated as 24.02 %, but 18163 of 75833 is 23.95 %")).to_be_visible()
    window.screenshot("failing-check")


def test_table_says_what_was_found_about_it(window: Window, server: str) -> None:
    window.page.goto(f"{server}/assets/contests?view=checks&checkDetail=findings_acknowledged")

    expect(window.page.get_by_text("Every finding about rows of this table was acknowledged").first).to_be_visible()
    expect(window.page.get_by_text("the total of registered voters is stated as 1209817")).to_be_visible()
    window.screenshot("findings-of-a-table")


def test_release_shows_the_verdict_and_the_rendered_changes(window: Window, server: str) -> None:
    open_asset(window, server, "release")
    expect(entry(window, "verdict")).to_contain_text("Changed: ")
    window.screenshot("release")

    changes = open_markdown(window, "changes")

    expect(changes.get_by_role("heading", name="Changed: ")).to_be_visible()
    expect(changes.get_by_role("heading", name="2021 Kazakh municipal elections")).to_be_visible()
    window.screenshot("changes")
    close(window)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("2021 Kazakh municipal elections: Turnout by place", "turnout"),
        ("2021 Kazakh municipal elections: Seats by party", "seats"),
        ("Sums, shares, turnouts and majorities that hold, by version", "identities"),
    ],
)
def test_release_shows_pictures(window: Window, server: str, title: str, name: str) -> None:
    open_asset(window, server, "release")
    picture = open_markdown(window, title).locator("img")
    picture.wait_for()

    assert picture.evaluate("image => image.complete && image.naturalWidth >= 300")
    window.screenshot(f"picture-{name}")
    close(window)


@pytest.mark.parametrize("asset", ["captures", "documents", "articles", "sections", "paragraphs", "cells", "results", "names"])
def test_what_an_article_says_never_runs(window: Window, server: str, asset: str) -> None:
    open_asset(window, server, asset)
    window.page.get_by_text("sample", exact=True).wait_for()
    window.page.wait_for_timeout(300)

    assert nothing_ran(window)
    assert window.page.locator("img[src='x'], a[href^='javascript'], img[src*='evil']").count() == 0


def test_hostile_texts_are_shown_verbatim(window: Window, server: str) -> None:
    open_asset(window, server, "release")
    changes = open_markdown(window, "changes")
    expect(changes.get_by_role("heading", name=f"{IMAGE} 2020 election {LINK}")).to_be_visible()
    close(window)
    open_asset(window, server, "results")
    for text in (IMAGE, LINK, MARKUP, SCRIPT):
        expect(entry(window, "sample")).to_contain_text(text)

    assert nothing_ran(window)


def test_jobs_schedules_and_sensors_say_what_they_do(window: Window, server: str) -> None:
    window.page.goto(f"{server}/automation")
    for name in ("upstream_edits", "daily_check", "weekly_tidying"):
        expect(window.page.get_by_text(name).first).to_be_visible()
    window.page.wait_for_timeout(SETTLED)
    window.screenshot("automation")
    window.page.goto(f"{server}/locations/sailau/jobs/publish")
    expect(window.page.get_by_text("Reads every archived article and publishes a version").first).to_be_visible()


def test_runs_say_what_started_them(window: Window, server: str) -> None:
    window.page.goto(f"{server}/runs")

    expect(window.page.get_by_text("make run").first).to_be_visible()
    window.screenshot("runs")


@pytest.mark.parametrize(("path", "shown"), [("asset-groups", "1_archive"), ("assets/release", "release"), ("runs", "Success")])
def test_pages_open_on_a_phone(browser: Chrome, server: str, path: str, shown: str) -> None:
    with browser.window(PHONE) as window:
        window.page.goto(f"{server}/{path}")
        window.page.get_by_text("Hide navigation").click(timeout=PATIENCE)
        window.page.get_by_text(shown, exact=True).first.wait_for(timeout=PATIENCE)
        window.page.wait_for_timeout(1000)
        taken: Path = window.screenshot(f"phone-{path.replace('/', '-')}")

        assert taken.stat().st_size > 10_000
        assert (window.errors, window.refused) == ([], [])


def test_no_page_had_an_error_or_asked_anybody_else(window: Window) -> None:
    assert (window.errors, window.refused) == ([], [])


def test_web_server_warns_of_nothing(stage: Stage) -> None:
    logged = (stage.folder / "webserver.log").read_text("utf-8")

    assert "Serving dagster-webserver" in logged
    assert re.findall("(?i).*(?:warning|deprecat|traceback).*", logged) == []
