"""What is wrong with the input is said in one line (where, what, what to do), exit code 2, and nothing published changes."""

import csv
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from tests.commands import sailau

ROOT = Path(__file__).parents[1]
ARTICLE = "2021-kazakh-municipal-elections"
CAPTURE = f"{ARTICLE}/captures/1171093875.txt"

Change = Callable[[bytes], bytes]
# What is left out may be missing in a sum, which then needs a person.
DONE = (0, 1)


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """The archive with the genuine capture alone, a flattened text."""
    raw = Path(shutil.copytree(ROOT / "raw", tmp_path / "raw"))
    log = (raw / "captures.jsonl").read_text("utf-8").splitlines(keepends=True)
    (raw / "captures.jsonl").write_text("".join(line for line in log if f'"{CAPTURE}"' in line), "utf-8")
    for path in (raw / ARTICLE / "captures").iterdir():
        if path.suffix != ".txt":
            path.unlink()
    return raw


def built(raw: Path, out: Path) -> "subprocess.CompletedProcess[str]":
    return sailau("build", "--raw", raw, "--out", out)


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A store with the version the repository publishes."""
    return Path(shutil.copytree(ROOT / "extracted", tmp_path / "extracted", symlinks=True))


def recapture(raw: Path, change: Change, capture: str = CAPTURE) -> None:
    """Puts other bytes in the place of the capture, and a log line that vouches for them."""
    data = change((raw / capture).read_bytes())
    assert data != (raw / capture).read_bytes()
    (raw / capture).write_bytes(data)
    lines = [json.loads(line) for line in (raw / "captures.jsonl").read_text("utf-8").splitlines()]
    vouched = {"sha256": sha256(data).hexdigest(), "bytes": len(data)}
    log = [json.dumps(line | vouched if line["file"] == capture else line) for line in lines]
    (raw / "captures.jsonl").write_text("\n".join(log) + "\n", "utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    """The rows of a table a build published under the folder."""
    with (folder / f"extracted/latest/{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def refusal(raw: Path, published: Path) -> str:
    """The line a build says no with, after making sure that it is one and that the store is as it was."""
    before = contents(published)
    done = built(raw, published)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("sailau: ")
    assert done.stderr.count("\n") == 1
    assert before == contents(published)
    return done.stderr.removeprefix("sailau: ").removesuffix("\n")


def test_input_as_it_is_publishes_nothing_new(published: Path) -> None:
    before = contents(published)

    assert built(ROOT / "raw", published).returncode == 0
    assert before == contents(published)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda _: b"", "the capture is empty; capture the article again"),
        (lambda _: b" \n\n", "the capture is empty; capture the article again"),
        (lambda data: b"\x89PNG\r\n\x1a\n\x00\x00" + data, "byte 7: holds control byte 0x1a, so it is not text; "),
        (lambda data: data.decode().encode("utf-16"), "holds control byte 0x00, so it is not text; capture text or HTML"),
        (
            lambda data: data.decode().encode("cp1251", "replace"),
            "is not UTF-8; save the capture as the UTF-8 it was served in",
        ),
        (lambda data: data[: len(data) // 2], "so it is cut off; capture the article again, whole"),
        (lambda data: data[:2000], "so it is cut off; capture the article again, whole"),
        (lambda data: data[:-300], "so it is cut off; capture the article again, whole"),
        (lambda _: b"Just some words.\n\nAnd some more.\n", "; "),
    ],
    ids=["empty", "blank", "binary", "utf-16", "not-utf-8", "half", "first-page", "tail-cut", "no-article"],
)
def test_unreadable_capture_is_refused(raw: Path, published: Path, change: Change, said: str) -> None:
    recapture(raw, change)

    line = refusal(raw, published)

    assert line.startswith(f"raw/{CAPTURE}")
    assert said in line


def test_missing_capture_is_refused(raw: Path, published: Path) -> None:
    (raw / CAPTURE).unlink()

    assert refusal(raw, published) == f"raw/{CAPTURE}: is missing; restore it, or remove its article's folder"


def test_tampered_capture_is_refused(raw: Path, published: Path) -> None:
    data = (raw / CAPTURE).read_bytes()
    (raw / CAPTURE).write_bytes(data.replace(b"627 85.89%", b"637 85.89%", 1))

    line = refusal(raw, published)

    assert line.startswith(f"raw/{CAPTURE}: was changed: its SHA-256 is ")
    assert line.endswith("restore the file; a new capture gets a new file and a new line")


def test_another_article_in_its_place_is_refused(raw: Path, published: Path) -> None:
    recapture(
        raw,
        lambda data: data.replace(b"2021 Kazakh municipal", b"2019 Kazakh municipal").replace(b"2021, kazakh", b"2019, kazakh"),
    )

    assert refusal(raw, published) == (
        f'raw/{CAPTURE}: is the article "2019 Kazakh municipal elections", not "2021 Kazakh municipal elections"; '
        "archive the right article, or correct `title` in article.yml"
    )


UNKNOWN = {
    "party": (
        "\nNur Otan 60 77.92%",
        "\nNur Ota 60 77.92%",
        "t08r02",
        '"Nur Ota" is not a known party or row label',
        "parties",
    ),
    "place": ("\nAtyrau 31 15", "\nAtirau 31 15", "t02r05", '"Atirau" is not a known place or row label', "places"),
    "heading": (
        "No. of local races Nur",
        "Rural raions Nur",
        "t02",
        '"Rural raions" is not a known column heading',
        "headers",
    ),
    "row-label": ("Invalid/blank votes 3,074", "Smudged papers 3,074", "t04r09", '"Smudged papers" is not', "parties"),
}


@pytest.mark.parametrize(("old", "new", "where", "what", "lookup"), UNKNOWN.values(), ids=UNKNOWN)
def test_unknown_word_is_refused_and_its_lookup_named(
    raw: Path, published: Path, old: str, new: str, where: str, what: str, lookup: str
) -> None:
    recapture(raw, lambda data: data.replace(old.encode(), new.encode(), 1))

    line = refusal(raw, published)

    assert line.startswith(f"raw/{CAPTURE} › {where}")
    assert what in line
    assert f"add it to pipeline/lookups/{lookup}.yml" in line


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("place: kazakhstan", "plaace: kazakhstan", "unknown key `plaace`; use the keys title, project, "),
        ("language: en", "", "no key `language`; add it as docs/articles.md shows"),
        ("page_id: null", "page_id: twelve", "`page_id` is 'twelve', not a page id; give the number, or null"),
        ("place: kazakhstan", "place: atlantis", "`place` is 'atlantis', which is no place of pipeline/lookups/places.yml; "),
        ("language: en", "language: [en", "is not YAML: "),
    ],
    ids=["wrong-key", "missing-key", "wrong-type", "unknown-place", "no-yaml"],
)
def test_wrong_article_yml_is_refused(raw: Path, published: Path, old: str, new: str, said: str) -> None:
    path = raw / ARTICLE / "article.yml"
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")

    line = refusal(raw, published)

    assert line.startswith(f"raw/{ARTICLE}/article.yml: ")
    assert said in line


def test_reference_lost_from_the_list_is_refused(raw: Path, published: Path) -> None:
    recapture(raw, lambda data: re.sub(rb"\n *40\. \^[^\n]*", b"", data))

    assert refusal(raw, published).startswith(
        f"references › {ARTICLE}/40: reference 40 is missing between those before and after it (references_complete; "
    )


def test_folder_that_is_no_archive_is_refused(tmp_path: Path, published: Path) -> None:
    line = refusal(tmp_path / "nowhere", published)

    assert line.endswith("nowhere: is no folder; name the folder that holds captures.jsonl with --raw")


def test_table_that_fits_in_two_ways_is_published_ambiguous_and_asks_for_a_person(raw: Path, tmp_path: Path) -> None:
    # without its total row nothing tells Adal's candidates from those of the party beside it
    recapture(raw, lambda data: data.replace(b"Total: 743 578 104 70 58 50 14 1,433 2,307\n", b"", 1))

    done = built(raw, tmp_path / "extracted")

    assert done.returncode == 1
    assert "t02r01" in done.stdout
    tables = (tmp_path / "extracted/latest/tables.csv").read_text("utf-8").splitlines()
    assert [line.rpartition(",")[2] for line in tables if ",t02," in line] == ["ambiguous"]
    nominations = (tmp_path / "extracted/latest/nominations.csv").read_text("utf-8")
    assert ",t02r" not in nominations


RENDERED = f"{ARTICLE}/captures/1171093875-rendered.html"


@pytest.fixture
def html(tmp_path: Path) -> Path:
    """The archive with the rendered capture alone."""
    raw = Path(shutil.copytree(ROOT / "raw", tmp_path / "raw"))
    log = (raw / "captures.jsonl").read_text("utf-8").splitlines(keepends=True)
    (raw / "captures.jsonl").write_text("".join(line for line in log if f'"{RENDERED}"' in line), "utf-8")
    (raw / CAPTURE).unlink()
    return raw


VANDALISM = {
    "number": ("46,109", "LOL", "t04r02c02", '"LOL" is not a number', "see what the article means"),
    "party": (
        "People's Party\n",
        "Peoples Party\n",
        "t03r07",
        '"Peoples Party" is not a known party',
        "lookups/parties.yml",
    ),
    "place": ("Atyrau\n", "Atirau\n", "t02r05", '"Atirau" is not a known place', "lookups/places.yml"),
    "heading": ("Candidate\n", "Contender\n", "t18r01c02", '"Contender" is not a known column heading', "lookups/headers.yml"),
}


@pytest.mark.parametrize(("old", "new", "where", "what", "todo"), VANDALISM.values(), ids=VANDALISM)
def test_word_or_number_that_html_does_not_explain_is_refused(
    html: Path, published: Path, old: str, new: str, where: str, what: str, todo: str
) -> None:
    recapture(html, lambda data: data.replace(f">{old}".encode(), f">{new}".encode()), RENDERED)

    line = refusal(html, published)

    assert line.startswith(f"raw/{RENDERED} › {where}: {what}")
    assert todo in line


def accept(raw: Path, accepted: str) -> None:
    """Writes into article.yml what a person accepts as not understood."""
    path = raw / ARTICLE / "article.yml"
    path.write_text(f"{path.read_text('utf-8')}accepted: {accepted}\n", "utf-8")


STRANGE = {
    "heading": ("Ideology\n", "Worldview\n", "t01r01c03", "{headings: [Worldview]}"),
    "value": ("46,109", "46 1O9", "t04r02c02", "{values: [46 1O9]}"),
    "party": ("People's Party\n", "Peoples Party\n", "t03r07", "{names: true}"),
    "place": ("Atyrau\n", "Atirau\n", "t02r05", "{names: true}"),
}

each_strange = pytest.mark.parametrize("kind", STRANGE)


def write_strangely(raw: Path, kind: str) -> tuple[str, str, str]:
    """Changes the capture; where that is, what then stands there, and what article.yml has to accept."""
    old, new, where, accepted = STRANGE[kind]
    recapture(raw, lambda data: data.replace(f">{old}".encode(), f">{new}".encode()), RENDERED)
    return where, new.strip(), accepted


@each_strange
def test_what_is_not_understood_stops_a_registered_article(html: Path, published: Path, kind: str) -> None:
    where, text, _ = write_strangely(html, kind)

    assert refusal(html, published).startswith(f'raw/{RENDERED} › {where}: "{text}" is not a ')


@each_strange
def test_what_a_person_accepted_is_left_out(html: Path, tmp_path: Path, kind: str) -> None:
    _, _, accepted = write_strangely(html, kind)
    accept(html, accepted)

    done = built(html, tmp_path / "extracted")

    assert (done.returncode in DONE, done.stderr) == (True, "")


@each_strange
def test_what_a_person_accepted_of_other_words_does_not_count(html: Path, published: Path, kind: str) -> None:
    where, text, _ = write_strangely(html, kind)
    accept(html, "{headings: [Ideal], values: [46 IO9], names: false}")

    assert refusal(html, published).startswith(f'raw/{RENDERED} › {where}: "{text}" is not a ')


@pytest.mark.parametrize(
    ("kind", "check", "severity"), [("heading", "unknown_heading", "info"), ("value", "unread_value", "warning")]
)
def test_what_a_person_accepted_is_still_a_finding(html: Path, tmp_path: Path, kind: str, check: str, severity: str) -> None:
    where, text, accepted = write_strangely(html, kind)
    accept(html, accepted)
    assert built(html, tmp_path / "extracted").returncode in DONE

    findings = rows(tmp_path, "findings")

    assert [(row["severity"], row["source"], row["stated"]) for row in findings if row["check"] == check] == [
        (severity, where, text)
    ]


def test_accepted_value_is_no_number(html: Path, tmp_path: Path) -> None:
    _, _, accepted = write_strangely(html, "value")
    accept(html, accepted)
    assert built(html, tmp_path / "extracted").returncode in DONE

    assert [(row["votes_count"], row["votes_pct"]) for row in rows(tmp_path, "results") if row["source"] == "t04r02"] == [
        ("", "60.79")
    ]


def test_accepted_party_has_no_id_and_an_accepted_place_that_of_the_gazetteer(html: Path, tmp_path: Path) -> None:
    for kind in ("party", "place"):
        write_strangely(html, kind)
    accept(html, "{names: true}")
    assert built(html, tmp_path / "extracted").returncode in DONE

    results = [(row["option_id"], row["option_name"]) for row in rows(tmp_path, "results") if row["source"] == "t03r07"]
    nominations = {(row["place_id"], row["place_name"]) for row in rows(tmp_path, "nominations") if "t02r05" in row["source"]}
    assert results == [("", "Peoples Party")]
    assert nominations == {("atyrau-region", "Atirau")}


def test_html_with_a_reader_its_log_line_does_not_name_is_refused(html: Path, published: Path) -> None:
    log = (html / "captures.jsonl").read_text("utf-8")
    (html / "captures.jsonl").write_text(log.replace('"mediawiki-render"', '"parsoid"'), "utf-8")

    assert refusal(html, published) == (
        "raw/captures.jsonl, 1171093875-rendered: `reader` is 'parsoid', the bytes are 'mediawiki-render'; correct the line"
    )


def test_readers_that_disagree_ask_for_a_person(tmp_path: Path) -> None:
    raw = Path(shutil.copytree(ROOT / "raw", tmp_path / "raw"))
    recapture(raw, lambda data: data.replace(b">46,109", b">46,901"), RENDERED)

    done = built(raw, tmp_path / "extracted")

    assert done.returncode == 1
    assert "mediawiki-render and text-mirror disagree on votes_count of results: '46901' and '46109'" in done.stdout


def test_count_that_html_does_not_state_is_empty(html: Path, tmp_path: Path) -> None:
    recapture(html, lambda data: data.replace(b">544", ">–".encode()), RENDERED)

    assert built(html, tmp_path / "extracted").returncode in DONE
    results = (tmp_path / "extracted/latest/results.csv").read_text("utf-8").splitlines()
    assert [line.split(",")[9] for line in results if line.endswith("t04r06")] == [""]
