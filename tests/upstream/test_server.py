"""The test wiki: it renders as Wikipedia does, answers on loopback alone, and is gone once stopped."""

import re
import socket
from pathlib import Path

import pytest

from tests.ports import HOST
from tests.upstream import installation
from tests.upstream.pages import RICH_TITLE
from tests.upstream.server import is_running, serving, stop
from tests.upstream.wiki import SKINS, Wiki, WikiError

LISTENING = "0A"  # TCP_LISTEN, as /proc/net/tcp writes it
LOOPBACK = "0100007F"  # 127.0.0.1, likewise


@pytest.mark.usefixtures("rich")
def test_fragment_has_tables_headings_and_notes(mediawiki: Wiki) -> None:
    html = mediawiki.legacy_fragment(RICH_TITLE).decode()

    assert html.startswith('<div class="mw-parser-output">')
    assert '<table class="infobox vevent mw-collapsible mw-collapsed"' in html
    assert '<table class="wikitable sortable"' in html
    assert '<th scope="col" rowspan="2" colspan="2">Party' in html
    assert '<h3><span class="mw-headline" id="By_party">By party</span></h3>' in html
    assert '<div id="toc" class="toc"' in html
    assert "Cite error" not in html
    assert "Lua error" not in html


@pytest.mark.usefixtures("rich")
def test_notes_are_numbered_and_lettered_as_on_wikipedia(mediawiki: Wiki) -> None:
    html = _decoded(mediawiki.legacy_parse(RICH_TITLE))

    assert '<sup id="cite_ref-turnout_1-1" class="reference"><a href="#cite_note-turnout-1">[1]</a></sup>' in html
    assert '<sup id="cite_ref-vacant_2-0" class="reference"><a href="#cite_note-vacant-2">[a]</a></sup>' in html
    assert '^ <a href="#cite_ref-list_9-0"><sup><i><b>a</b></i></sup></a> <a href="#cite_ref-list_9-1">' in html
    assert "List of members" in html[html.index('<li id="cite_note-list-9">') :]


@pytest.mark.usefixtures("rich")
def test_parsed_text_has_edit_links_and_one_style_sheet(mediawiki: Wiki) -> None:
    html = mediawiki.legacy_parse(RICH_TITLE).decode()

    assert html.count('<span class="mw-editsection">') == 10
    assert html.count('<style data-mw-deduplicate="TemplateStyles:r') == 1
    assert html.count('<link rel="mw-deduplicated-inline-style" href="mw-data:TemplateStyles:r') == 1


@pytest.mark.usefixtures("rich")
@pytest.mark.parametrize("skin", SKINS)
def test_skin_is_the_one_asked_for(mediawiki: Wiki, skin: str) -> None:
    html = mediawiki.skin_page(RICH_TITLE, skin).decode()

    assert html.startswith("<!DOCTYPE html>")
    assert re.search(rf'<body class="[^"]*\bskin-{skin}(?=[ "])', html)
    assert f"<title>{RICH_TITLE} - Wikipedia</title>" in html
    assert '<table class="wikitable sortable"' in html


def test_parsoid_has_its_own_markup(mediawiki: Wiki, rich: int) -> None:
    html = mediawiki.parsoid_page(RICH_TITLE).decode()

    assert 'typeof="mw:Extension/ref"' in html
    assert '<section data-mw-section-id="1"' in html
    assert 'rel="mw:WikiLink"' in html
    assert '"href":"./Template:Efn"' in html
    assert mediawiki.parsoid_page(RICH_TITLE, rich).decode() == html


def test_an_old_revision_stays_readable_in_every_rendering(mediawiki: Wiki) -> None:
    old, new = (mediawiki.put_page("Old and new", text) for text in ("'''before'''", "'''after'''"))

    assert old < new
    for read in (mediawiki.legacy_fragment, mediawiki.legacy_parse, mediawiki.parsoid_page):
        assert b">before</b>" in read("Old and new", revision=old)
        assert b">after</b>" in read("Old and new")
    assert b">before</b>" in mediawiki.skin_page("Old and new", revision=old)


def test_writing_the_same_text_again_makes_no_revision(mediawiki: Wiki) -> None:
    assert mediawiki.put_page("Same", "same") == mediawiki.put_page("Same", "same")


def test_titles_may_hold_any_character(mediawiki: Wiki) -> None:
    title = 'St. A/B: "Мысал" & é?'
    mediawiki.put_page(title, "'''here'''")

    assert b">here</b>" in mediawiki.legacy_fragment(title)
    assert b">here</b>" in mediawiki.parsoid_page(title)
    assert b">here</b>" in mediawiki.get("/wiki/St._A/B:_%22%D0%9C%D1%8B%D1%81%D0%B0%D0%BB%22_%26_%C3%A9%3F")


def test_a_page_nobody_wrote_is_an_error(mediawiki: Wiki) -> None:
    with pytest.raises(WikiError, match="404"):
        mediawiki.parsoid_page("Nobody wrote this")
    with pytest.raises(WikiError, match="missingtitle"):
        mediawiki.legacy_parse("Nobody wrote this")


def test_server_listens_on_loopback_alone(mediawiki: Wiki) -> None:
    port = int(mediawiki.address.rpartition(":")[2])

    assert _listening_addresses(port) == {LOOPBACK}


def test_a_stopped_server_is_gone_with_its_workers(tmp_path: Path) -> None:
    with serving(tmp_path / "wiki") as server:
        assert is_running(server)

    assert not is_running(server)
    assert not _listening_addresses(server.port)
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((HOST, server.port), timeout=5)
    stop(server)  # finds nothing to end


def test_missing_packages_are_named_with_the_command_that_installs_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    with pytest.raises(installation.MissingPackagesError, match=r" php-cli .*php-sqlite3.*tests/upstream/install\.sh"):
        installation.require_packages()


def _decoded(html: bytes) -> str:
    """With the characters MediaWiki escapes without need written plainly."""
    return html.decode().replace("&#95;", "_").replace("&#91;", "[").replace("&#93;", "]")


def _listening_addresses(port: int) -> set[str]:
    """The local addresses, in the kernel's hexadecimal, at which anyone listens on the port."""
    tables = [table for table in (Path("/proc/net/tcp"), Path("/proc/net/tcp6")) if table.exists()]
    rows = [line.split() for table in tables for line in table.read_text().splitlines()[1:]]
    found = [row[1].split(":") for row in rows if row[3] == LISTENING]
    return {address for address, hexadecimal in found if int(hexadecimal, 16) == port}
