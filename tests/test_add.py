"""`sailau add`: an article registered from a file, and the next build includes it; no Python is written for it."""

import csv
import json
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from tests.commands import sailau

ROOT = Path(__file__).parents[1]
PAGES = Path(__file__).parent / "families" / "en"
ARTICLES = {
    "1919-edmonton-municipal-election": "edmonton-municipal-election-1919",
    "1998-swedish-general-election": "swedish-general-election-1998",
    "2008-colorado-house-elections": "united-states-house-of-representatives-elections-in-colorado-2008",
}


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """The archive of this repository, to add to."""
    return Path(shutil.copytree(ROOT / "raw", tmp_path / "raw"))


def add(raw: Path, page: Path, article_id: str, *more: str) -> subprocess.CompletedProcess[str]:
    return sailau("add", page, "--article", article_id, "--raw", raw, *more)


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def rows(version: Path, table: str) -> list[dict[str, str]]:
    with (version / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_article_is_registered_with_what_was_found(raw: Path) -> None:
    done = add(raw, PAGES / "uk_constituency.html", "oldbridge-central", "--project", "en.wikipedia.org", "--language", "en")

    assert (done.returncode, done.stderr) == (0, "")
    written = yaml.safe_load((raw / "oldbridge-central/article.yml").read_text("utf-8"))
    assert written["project"] == "en.wikipedia.org"
    assert written["expect"]["results_by_candidate"] > 0
    assert written["accepted"] == {"headings": [], "values": [], "names": True}
    line = json.loads((raw / "captures.jsonl").read_text("utf-8").splitlines()[-1])
    captured = (raw / line["file"]).read_bytes()
    assert captured == (PAGES / "uk_constituency.html").read_bytes()
    assert (line["article_id"], line["via"], line["bytes"]) == ("oldbridge-central", "file", len(captured))


def test_next_build_includes_it(raw: Path, tmp_path: Path) -> None:
    assert add(raw, PAGES / "uk_constituency.html", "oldbridge-central").returncode == 0
    done = sailau("build", "--raw", raw, "--out", tmp_path / "out", "--json")

    version = Path(json.loads(done.stdout)["path"])
    articles = {row["article_id"] for row in rows(version, "articles")}
    assert articles == {"2021-kazakh-municipal-elections", "oldbridge-central"}
    assert {row["article_id"] for row in rows(version, "results")} == articles


@pytest.mark.parametrize("article_id", ARTICLES)
def test_articles_of_the_corpus_need_no_code_of_their_own(corpus: Path, raw: Path, tmp_path: Path, article_id: str) -> None:
    done = add(raw, corpus / "elections" / f"{ARTICLES[article_id]}.html", article_id)
    assert (done.returncode, done.stderr) == (0, "")

    built = sailau("build", "--raw", raw, "--out", tmp_path / "out", "--json")
    findings = json.loads(built.stdout)["findings"]
    assert (built.returncode, built.stderr) == (1 if findings["error"] else 0, "")
    of_article = [row for row in rows(Path(json.loads(built.stdout)["path"]), "results") if row["article_id"] == article_id]
    assert len(of_article) >= 10
    assert all(row["votes_count"] or row["candidate_name"] or row["seats_count"] for row in of_article)


SHOES = """<html><head><title>2020 Upton council election</title></head><body><h2>Results</h2><table>
<tr><th>Party</th><th>Votes</th><th>Shoe size</th></tr><tr><td>Alpha</td><td>12</td><td>43</td></tr>
<tr><td>Beta</td><td>many</td><td>41</td></tr><tr><td>Gamma</td><td>3l</td><td>40</td></tr></table></body></html>"""


def test_what_is_not_understood_is_accepted_until_a_person_takes_it_away(raw: Path, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(SHOES, "utf-8")
    done = add(raw, tmp_path / "page.html", "2020-upton", "--json")

    assert done.returncode == 1
    said = json.loads(done.stdout)
    assert (said["unknown_headings"], said["unread_values"]) == (["Shoe size"], ["3l", "many"])
    path = raw / "2020-upton/article.yml"
    assert yaml.safe_load(path.read_text("utf-8"))["accepted"] == {
        "headings": ["Shoe size"],
        "values": ["3l", "many"],
        "names": True,
    }
    assert sailau("build", "--raw", raw, "--out", tmp_path / "out").returncode == 0

    path.write_text(path.read_text("utf-8").replace("- Shoe size\n", "- Hat size\n"), "utf-8")
    refused = sailau("build", "--raw", raw, "--out", tmp_path / "out")
    assert refused.returncode == 2
    assert '"Shoe size" is not a known column heading' in refused.stderr


@pytest.mark.parametrize(
    ("article_id", "said"),
    [
        ("2021-kazakh-municipal-elections", "is registered already"),
        ("Not An Id", "is no id"),
        ("../elsewhere", "is no id"),
    ],
)
def test_id_that_cannot_be_is_refused_and_nothing_is_written(raw: Path, article_id: str, said: str) -> None:
    before = files(raw)
    done = add(raw, PAGES / "uk_constituency.html", article_id)

    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert said in done.stderr
    assert files(raw) == before


def test_file_that_is_no_article_is_refused_and_nothing_is_written(raw: Path, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(b"\x89PNG\r\n\x1a\n\0")
    before = files(raw)
    done = add(raw, tmp_path / "page.html", "page")

    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert files(raw) == before


def test_folder_without_a_log_is_refused(tmp_path: Path) -> None:
    done = add(tmp_path, PAGES / "uk_constituency.html", "page")

    assert done.returncode == 2
    assert "name the folder that holds it with --raw" in done.stderr
    assert files(tmp_path) == {}


def test_article_without_an_election_table_is_registered_and_said(raw: Path, tmp_path: Path) -> None:
    assert add(raw, PAGES / "disambiguation.html", "disambiguation").returncode == 0
    done = sailau("build", "--raw", raw, "--out", tmp_path / "out", "--json")

    found = [row for row in rows(Path(json.loads(done.stdout)["path"]), "findings") if row["article_id"] == "disambiguation"]
    assert [row["check"] for row in found] == ["no_election_table"]


def test_table_of_a_text_that_cannot_be_won_back_is_said(raw: Path, tmp_path: Path) -> None:
    captured = raw / "2021-kazakh-municipal-elections/captures/1171093875.txt"
    text = captured.read_text("utf-8").replace("\nNur Otan 60 77.92%", "\nNur Ota 60 77.92%")
    (tmp_path / "page.txt").write_text(text, "utf-8")
    done = add(raw, tmp_path / "page.txt", "page", "--json")

    assert (done.returncode, json.loads(done.stdout)["unsolved_tables"]) == (1, ["t08"])
    assert '"Nur Ota" is not a known party or row label' in (raw / "page/article.yml").read_text("utf-8")
