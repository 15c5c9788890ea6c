"""What goes with the data of a version: what it came from, how it differs from its parent, and who made each change."""

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from pipeline import flow
from pipeline.archive.captures import read_archive
from pipeline.build import build
from pipeline.cli import main
from pipeline.errors import ContractError
from pipeline.extract.reading import read
from pipeline.model.schema import SCHEMA_VERSION, Row
from pipeline.model.tables import ALL_TABLES
from pipeline.publish.dataset import dataset_files
from pipeline.publish.package import PACKAGE, data_package
from pipeline.publish.provenance import code
from pipeline.publish.store.versions import Published, folder_of, publish, verify, versions
from pipeline.release import release
from tests.revisions import ARTICLE, PAGE, ROOT, add_capture, replaced, table

Change = dict[str, str]
# What today's code reads, and what it would have read were it otherwise: an older sailau, for a test.
Misread = Callable[[dict[str, list[Row]]], None]


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """The archive of the first article."""
    return Path(shutil.copytree(ROOT / "raw", tmp_path / "raw"))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "extracted"


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the archive and a store that has its first version."""
    folder = tmp_path_factory.mktemp("once")
    shutil.copytree(ROOT / "raw", folder / "raw")
    build(folder / "raw", folder / "extracted")
    return folder


@pytest.fixture(scope="module")
def twice(once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Likewise, with an edit and a second version."""
    folder = tmp_path_factory.mktemp("twice")
    shutil.copytree(once, folder, symlinks=True, dirs_exist_ok=True)
    edit(folder / "raw", "2.05", "2.06")
    build(folder / "raw", folder / "extracted")
    return folder


@pytest.fixture
def first(once: Path, raw: Path, out: Path) -> Published:
    """The only version in the store, of the archive as it is."""
    return copied(once, raw, out)


@pytest.fixture
def second(twice: Path, raw: Path, out: Path) -> Published:
    """The latest of two versions, in which 2.05 of the table of overall results is 2.06."""
    return copied(twice, raw, out)


def copied(folder: Path, raw: Path, out: Path) -> Published:
    """The latest version, once an archive and a store are as they are in a folder."""
    shutil.copytree(folder / "raw", raw, dirs_exist_ok=True)
    shutil.copytree(folder / "extracted", out, symlinks=True)
    version_id = versions(out)[-1]
    return Published(version_id, folder_of(out, version_id), is_new=True)


def published_by(raw: Path, out: Path, misread: Misread) -> Published:
    """A version by a sailau that reads otherwise."""
    tables = flow.run([read(archived) for archived in read_archive(raw)])
    misread(tables)
    return release(raw, out, dataset_files(tables), tables)


def edit(raw: Path, old: str, new: str, revision: int = 1171100000) -> str:
    """The next revision, in which one cell of the table of overall results is another."""
    return add_capture(raw, ARTICLE, revision, replaced(PAGE, table(3), replaced(table(3), old, new)))


def changes(published: Published) -> list[Change]:
    with (published.path / "changes.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def rows(published: Published, name: str) -> list[Row]:
    with (published.path / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def told(published: Published, table_name: str) -> list[tuple[str, str, str, str]]:
    """Column, old, new and cause of every changed value of a table."""
    return [
        (change["column"], change["old"], change["new"], change["cause"])
        for change in changes(published)
        if change["table"] == table_name and change["kind"] == "cell_changed"
    ]


def test_build_says_where_to_look(raw: Path, out: Path) -> None:
    said = CliRunner().invoke(main, ["build", "--raw", str(raw), "--out", str(out)]).stdout.splitlines()

    assert said[-1] == f"  to look at: {out / json.loads((out / 'latest.json').read_text())['path'] / 'report/index.html'}"


def test_version_has_every_file_it_promises(first: Published, out: Path) -> None:
    assert {path.relative_to(first.path).as_posix() for path in first.path.rglob("*") if path.is_file()} == {
        *(each.file_name for each in ALL_TABLES),
        *("datapackage.json", "provenance.csv", "references.csl.json", "references.bib"),
        *("changes.json", "changes.schema.json", "changes.csv", "CHANGES.md", "ATTRIBUTION.md"),
        *("report/index.html", "report/2021-kazakh-municipal-elections.html"),
    }
    verify(out, first.version_id)


def test_provenance_names_captures_code_lock_contract_and_parent(second: Published, out: Path) -> None:
    first_id = versions(out)[0]
    first = Published(first_id, folder_of(out, first_id), is_new=False)
    made_by = code()

    assert [(row["capture_id"], row["role"]) for row in rows(first, "provenance")] == [
        ("1171093875", "beside"),
        ("1171093875-rendered", "read"),
    ]
    assert [(row["capture_id"], row["revision_id"]) for row in rows(second, "provenance")] == [("1171100000", "1171100000")]
    row = rows(second, "provenance")[0]
    assert row["sha256"] == rows(second, "articles")[0]["sha256"]
    assert (row["code_version"], row["lock_sha256"]) == (made_by.version, made_by.lock_sha256)
    assert (row["schema_version"], row["parent_version_id"]) == (SCHEMA_VERSION, first.version_id)


def test_code_version_is_the_same_until_the_code_changes() -> None:
    assert code() == code()
    assert code().version.startswith("0.")
    assert len(code().lock_sha256) == 64


@pytest.mark.usefixtures("first")
def test_edit_of_the_article_is_of_the_source(raw: Path, out: Path) -> None:
    edit(raw, "85.89", "85.90")
    published = build(raw, out).published

    assert told(published, "results") == [("seats_pct", "85.89", "85.90", "source")]
    assert "Special:Diff/1171093875/1171100000" in (published.path / "CHANGES.md").read_text("utf-8")


@pytest.mark.usefixtures("first")
def test_other_bytes_of_the_same_revision_are_of_a_template(raw: Path, out: Path) -> None:
    page = replaced(PAGE, table(3), replaced(table(3), "2.05", "2.06"))
    add_capture(raw, ARTICLE, 1171093875, page, capture_id="1171093875-b", via="rendered", captured_at="2026-11-30T00:00:00Z")
    published = build(raw, out).published

    assert told(published, "results") == [("seats_pct", "2.05", "2.06", "template")]


def test_same_capture_read_otherwise_is_of_the_parser(raw: Path, out: Path) -> None:
    def misread(tables: dict[str, list[Row]]) -> None:
        tables["results"][5]["votes_count"] = "1"

    published_by(raw, out, misread)
    found = build(raw, out).published

    assert [(change["table"], change["column"], change["old"], change["cause"]) for change in changes(found)] == [
        ("results", "votes_count", "1", "parser")
    ]
    assert "The same capture, read anew." in (found.path / "CHANGES.md").read_text("utf-8")


def test_edit_and_a_better_reading_are_told_apart(raw: Path, out: Path) -> None:
    def misread(tables: dict[str, list[Row]]) -> None:
        row = next(row for row in tables["results"] if row["place_id"] == "atyrau-region" and row["option_id"] == "nur-otan")
        row["seats_count"] = "1"

    published_by(raw, out, misread)
    edit(raw, "2.05", "2.06")
    found = told(build(raw, out).published, "results")

    assert ("seats_pct", "2.05", "2.06", "source") in found
    assert [(old, cause) for column, old, _, cause in found if column == "seats_count"] == [("1", "parser")]


def test_value_an_editor_and_sailau_changed_has_both_causes(raw: Path, out: Path) -> None:
    def misread(tables: dict[str, list[Row]]) -> None:
        row = next(row for row in tables["results"] if row["seats_pct"] == "2.05")
        row["seats_pct"] = "2.00"

    published_by(raw, out, misread)
    edit(raw, "2.05", "2.06")

    assert told(build(raw, out).published, "results") == [("seats_pct", "2.00", "2.06", "parser+source")]


@pytest.mark.usefixtures("first")
def test_capture_that_is_gone_leaves_causes_open(raw: Path, out: Path) -> None:
    edit(raw, "2.05", "2.06")
    log = raw / "captures.jsonl"
    *older, newest = log.read_text("utf-8").splitlines()
    log.write_text(newest + "\n", "utf-8")
    for line in older:
        (raw / json.loads(line)["file"]).unlink()

    assert ("seats_pct", "2.05", "2.06", "") in told(build(raw, out).published, "results")


def test_published_difference_keeps_its_published_schema(second: Published) -> None:
    path = second.path

    jsonschema.validate(json.loads((path / "changes.json").read_text()), json.loads((path / "changes.schema.json").read_text()))


def test_contract_that_changed_more_than_it_says_is_not_published(raw: Path, out: Path) -> None:
    tables = flow.run([read(archived) for archived in read_archive(raw)])
    data = dataset_files(tables)
    header, row = data["articles.csv"].splitlines()
    data["articles.csv"] = header + b",gone\n" + row + b",1\n"
    package = json.loads(data_package(tables, data))
    package["resources"][0]["schema"]["fields"].append({"name": "gone", "type": "integer", "description": "Was there."})
    first = publish(out, data, lambda *_: {PACKAGE: json.dumps(package).encode()})

    with pytest.raises(ContractError, match="gone"):
        build(raw, out)
    assert (out / "latest").readlink().name == first.version_id


def sailau(*arguments: object) -> tuple[int, str]:
    ran = CliRunner().invoke(main, [str(argument) for argument in arguments])
    return ran.exit_code, ran.output


def test_diff_without_names_is_that_of_the_latest_version(raw: Path, out: Path, second: Published) -> None:
    exit_code, output = sailau("diff", "--raw", raw, "--out", out)

    assert (exit_code, output) == (1, (second.path / "CHANGES.md").read_text("utf-8"))


@pytest.mark.usefixtures("first")
def test_diff_of_a_version_with_itself_is_identical(raw: Path, out: Path) -> None:
    exit_code, output = sailau("diff", "latest", "latest", "--raw", raw, "--out", out)

    assert (exit_code, output.splitlines()[0]) == (0, "# Identical: 1,926 rows")


@pytest.mark.usefixtures("second")
def test_diff_goes_either_way_between_versions(raw: Path, out: Path) -> None:
    first, second = versions(out)
    exit_code, output = sailau("diff", second, first, "--raw", raw, "--out", out)

    assert exit_code == 1
    assert "- results, seats_pct: 2.06 → 2.05 (−0.01) [t03r05]" in output


def test_diff_compares_captures(raw: Path, out: Path) -> None:
    edit(raw, "2.05", "2.06")
    exit_code, output = sailau("diff", "1171093875-rendered", "1171100000", "--raw", raw, "--out", out, "--json")
    found = json.loads(output)

    assert (exit_code, found["old"]["name"], found["new"]["name"]) == (1, "1171093875-rendered", "1171100000")
    assert {change["cause"] for change in found["articles"][0]["changes"]} == {"source"}


@pytest.mark.usefixtures("first")
def test_diff_compares_a_version_with_a_capture(raw: Path, out: Path) -> None:
    assert sailau("diff", "latest", f"{ARTICLE}/1171093875-rendered", "--raw", raw, "--out", out)[0] == 0


@pytest.mark.usefixtures("first")
def test_diff_says_what_it_does_not_know(raw: Path, out: Path) -> None:
    assert sailau("diff", "12", "latest", "--raw", raw, "--out", out) == (
        2,
        "sailau: '12': is no version and no capture; see `sailau versions`; the newest captures are 1171093875, "
        "1171093875-rendered\n",
    )
    exit_code, output = sailau("diff", "v7-aaaaaaaaaaaa", "--raw", raw, "--out", out)
    assert exit_code == 2
    assert output.startswith("sailau: extracted/: has no version 'v7-aaaaaaaaaaaa'; choose one of v1-")
