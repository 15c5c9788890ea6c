"""`sailau read`: any article files in, the tables of their documents out, and what was not understood said."""

import csv
import gzip
import json
import re
import subprocess
from collections import Counter
from pathlib import Path

import lxml.html
import pytest

from pipeline.checks.contract import violations
from pipeline.document.slug import slug
from pipeline.model.tables import BY_NAME
from pipeline.unregistered import read_files
from tests.commands import sailau

ROOT = Path(__file__).parents[1]
CAPTURES = ROOT / "raw/2021-kazakh-municipal-elections/captures"
TABLES = set(BY_NAME)
PAGE = """<html><head><title>{title}</title></head><body><main>
<p>Held.<sup class="reference"><a href="#cite_note-1">[1]</a></sup></p>
<h2>Results</h2>
<table><tr><th>Party</th><th>Votes</th></tr><tr><td>Adal</td><td>5</td></tr></table>
<ol class="references">
<li id="cite_note-1"><a href="#cite_ref-1">^</a> <span class="reference-text">Adilet.</span></li>
{more}</ol></main></body></html>"""


def read(*arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    return sailau("read", *arguments)


def write(folder: Path, name: str, title: str = "2021 elections", more: str = "") -> Path:
    path = folder / name
    path.write_text(PAGE.format(title=title, more=more), "utf-8")
    return path


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_tables_of_a_page_are_written(tmp_path: Path) -> None:
    done = read(write(tmp_path, "Page 1.html"), "--out", tmp_path / "out")

    assert (done.returncode, done.stderr) == (0, "")
    assert {path.stem for path in (tmp_path / "out").iterdir()} == TABLES
    assert [row["text"] for row in rows(tmp_path / "out", "cells")] == ["Party", "Votes", "Adal", "5"]
    assert [row["title"] for row in rows(tmp_path / "out", "articles")] == ["2021 elections"]
    assert {row["article_id"] for row in rows(tmp_path / "out", "paragraphs")} == {"page-1"}


def test_results_of_a_page_nobody_registered_are_read(tmp_path: Path) -> None:
    assert read(write(tmp_path, "a.html"), "--out", tmp_path / "out").returncode == 0

    assert [(row["election_id"], row["kind"], row["title"]) for row in rows(tmp_path / "out", "elections")] == [
        ("a", "general", "2021 elections")
    ]
    assert [
        (row["election_id"], row["place_name"], row["option_kind"], row["option_name"], row["votes_count"], row["source"])
        for row in rows(tmp_path / "out", "results")
    ] == [("a", "", "party", "Adal", "5", "t01r02")]
    assert [(row["kind"], row["identities_checked_count"]) for row in rows(tmp_path / "out", "tables")] == [
        ("results_by_party", "0")
    ]


def test_what_is_not_understood_is_a_finding_and_the_rest_is_read(tmp_path: Path) -> None:
    page = write(tmp_path, "a.html")
    table = "<tr><th>Party</th><th>Votes</th><th>Shoe size</th></tr><tr><td>Adal</td><td>5</td><td>44</td></tr>"
    table += "<tr><td>Nobody knows</td><td>1O</td><td>45</td></tr><tr><td>Nobody knows us</td><td>7</td><td></td></tr>"
    page.write_text(re.sub("<table>.*</table>", f"<table>{table}</table>", page.read_text("utf-8")), "utf-8")

    done = read(page, "--out", tmp_path / "out")

    assert done.returncode == 0
    assert [(row["option_id"], row["option_name"], row["votes_count"]) for row in rows(tmp_path / "out", "results")] == [
        ("", "Adal", "5"),
        ("", "Nobody knows us", "7"),
    ]
    assert {(row["check"], row["severity"], row["source"]) for row in rows(tmp_path / "out", "findings")} == {
        ("unknown_heading", "info", "t01r01c03"),
        ("unread_value", "warning", "t01r03c02"),
    }


def test_page_that_is_not_about_an_election_has_cells_and_says_so(tmp_path: Path) -> None:
    page = write(tmp_path, "a.html")
    page.write_text(page.read_text("utf-8").replace("Party", "Club").replace("Votes", "Points"), "utf-8")

    done = read(page, "--out", tmp_path / "out")

    assert done.returncode == 0
    assert [row["check"] for row in rows(tmp_path / "out", "findings")] == ["no_election_table"]
    assert rows(tmp_path / "out", "results") == []
    assert [row["text"] for row in rows(tmp_path / "out", "cells")] == ["Club", "Points", "Adal", "5"]


def test_several_files_of_any_kind_become_one_set(tmp_path: Path) -> None:
    page = write(tmp_path, "a.html")
    done = read(page, CAPTURES / "1171093875.txt", CAPTURES / "1171093875-rendered.html", "--out", tmp_path / "out")

    assert done.returncode == 1  # the first article contradicts itself
    assert [row["reader"] for row in rows(tmp_path / "out", "articles")] == ["text-mirror", "mediawiki-render", "html-mirror"]


def test_what_disagrees_is_a_finding(tmp_path: Path) -> None:
    more = '<li id="cite_note-2"><a href="#cite_ref-2">^</a> <span class="reference-text">Never cited.</span></li>'
    done = read(write(tmp_path, "a.html", more=more), "--out", tmp_path / "out")

    assert done.returncode == 0
    assert [(row["check"], row["severity"]) for row in rows(tmp_path / "out", "findings")] == [("uncited", "info")]
    assert "reference 2 is listed but nothing in the article cites it" in done.stdout


def test_table_that_cannot_be_won_back_asks_for_a_person(tmp_path: Path) -> None:
    text = (CAPTURES / "1171093875.txt").read_text("utf-8").replace("\nNur Otan 60 77.92%", "\nNur Ota 60 77.92%")
    (tmp_path / "a.txt").write_text(text, "utf-8")

    done = read(tmp_path / "a.txt", "--out", tmp_path / "out")

    assert done.returncode == 1
    assert '"Nur Ota" is not a known party or row label' in done.stdout
    assert [row["alignment"] for row in rows(tmp_path / "out", "tables") if row["table_id"] == "t08"] == ["ambiguous"]


def test_json_counts_rows_and_findings(tmp_path: Path) -> None:
    done = read(write(tmp_path, "a.html"), "--out", tmp_path / "out", "--json")

    said = json.loads(done.stdout)
    assert said["rows"]["cells"] == 4
    assert said["findings"] == {"error": 0, "warning": 0, "info": 0}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the capture is empty"),
        (b"\x89PNG\r\n\x1a\n\0", "holds control byte 0x1a"),
        (PAGE.encode()[:300], "the page stops before its end"),
        (b"<html><body>" + b"<div>" * 500 + b"</body></html>", "the parser lost the rest of the page"),
        (b"<html><body><script>show()</script></body></html>", "the page has no text and no table"),
        (b'{"error":{"code":"missingtitle"}}', "is JSON, but no whole answer of action=parse"),
        (b"Just some words.\n", "no article title"),
    ],
)
def test_file_that_is_no_article_is_refused_and_nothing_is_written(tmp_path: Path, data: bytes, said: str) -> None:
    (tmp_path / "bad.html").write_bytes(data)
    done = read(write(tmp_path, "a.html"), tmp_path / "bad.html", "--out", tmp_path / "out")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"sailau: {tmp_path / 'bad.html'}")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_missing_file_is_refused(tmp_path: Path) -> None:
    done = read(tmp_path / "none.html", "--out", tmp_path / "out")

    assert (
        done.stderr
        == f"sailau: {tmp_path / 'none.html'}: cannot be read: No such file or directory; name a file that is there\n"
    )


def test_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    page = write(tmp_path, "a.html")
    for out in ("one", "two"):
        done = read(page, CAPTURES / "1171093875-rendered.html", "--out", tmp_path / out)
        assert done.returncode == 1  # the second contradicts itself

    one, two = ({path.name: path.read_bytes() for path in (tmp_path / out).iterdir()} for out in ("one", "two"))
    assert one == two


def test_page_in_gzip_is_read(tmp_path: Path) -> None:
    packed = tmp_path / "a.html.gz"
    packed.write_bytes(gzip.compress(write(tmp_path, "a.html").read_bytes()))

    assert read(packed, "--out", tmp_path / "out").returncode == 0
    assert [row["article_id"] for row in rows(tmp_path / "out", "articles")] == ["a-html"]


def test_page_without_a_title_is_called_like_its_file(tmp_path: Path) -> None:
    assert read(write(tmp_path, "My page.html", title=""), "--out", tmp_path / "out").returncode == 0
    assert [(row["article_id"], row["title"]) for row in rows(tmp_path / "out", "articles")] == [("my-page", "My page")]


def test_files_with_names_in_any_script_have_ids_of_their_own(tmp_path: Path) -> None:
    done = read(write(tmp_path, "Выборы.html"), write(tmp_path, "Сайлау.html"), "--out", tmp_path / "out")

    assert done.returncode == 0
    assert len({row["article_id"] for row in rows(tmp_path / "out", "articles")}) == 2


def test_other_files_in_the_folder_stay(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/notes.txt").write_text("mine", "utf-8")
    assert read(write(tmp_path, "a.html"), "--out", tmp_path / "out").returncode == 0

    assert {path.name for path in (tmp_path / "out").iterdir()} == {"notes.txt", *(f"{table}.csv" for table in TABLES)}


def test_file_whose_name_gives_no_id_is_refused(tmp_path: Path) -> None:
    done = read(write(tmp_path, "!!!.html"), "--out", tmp_path / "out")

    assert done.returncode == 2
    assert "has no letter or digit in its name to make an id of; rename it" in done.stderr


def test_folder_in_place_of_a_file_is_refused(tmp_path: Path) -> None:
    done = read(tmp_path, "--out", tmp_path / "out")

    assert done.stderr == f"sailau: {tmp_path}: cannot be read: Is a directory; name a file that is there\n"


def test_two_files_with_one_id_are_refused(tmp_path: Path) -> None:
    done = read(write(tmp_path, "A b.html"), write(tmp_path, "a-b.html"), "--out", tmp_path / "out")

    assert done.returncode == 2
    assert "has the id `a-b`, as another file has; rename one of them" in done.stderr


def test_folder_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    done = read(write(tmp_path, "a.html"), "--out", tmp_path / "a.html")

    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "cannot be written" in done.stderr


def test_every_page_of_the_corpus_keeps_the_contract_and_loses_no_cell(corpus: Path) -> None:
    pages = sorted(corpus.glob("*/*.html"))
    assert len(pages) > 80
    tables = read_files(pages)

    broken = [v for v in violations(tables) if not (v.table == "articles" and v.clause == "required_filled")]
    assert broken == []
    cells = Counter(row["article_id"] for row in tables["cells"] if not str(row["table_id"]).startswith("m"))
    assert cells == {slug(page.stem): count for page in pages if (count := _cell_count(page))}
    not_understood = {"unread_line", "alignment", "readers_agree", "unmatched_decision"}
    assert not_understood.isdisjoint(row["check"] for row in tables["findings"])
    assert set(tables) == TABLES


def _cell_count(page: Path) -> int:
    """How many cells the page has, but for those of contents lists."""
    found = lxml.html.fromstring(page.read_bytes()).xpath("(//td | //th)[not(ancestor::*[@id='toc' or @class='toc'])]")
    return len(found)
