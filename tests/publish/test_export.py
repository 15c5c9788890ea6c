"""An export as a folder: whole or not at all, of one proven version, never over anything that is not an export."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.errors import ContractError, OutputError, StoreError
from pipeline.publish.export import sqlite
from pipeline.publish.export.dataset import Dataset, open_dataset
from pipeline.publish.export.exporting import FORMATS, export
from pipeline.publish.export.typed import value
from tests.publish.publishing import publish

Files = dict[str, bytes]
FilesSaying = Callable[[str], Files]

PROJECT = Path(__file__).parents[2]


@pytest.fixture
def store(root: Path, files_saying: FilesSaying) -> Path:
    publish(root, files_saying("Adal"))
    publish(root, files_saying("Auyl"))
    return root


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "exports" / "out"


def test_latest_version_is_exported_unless_one_is_named(store: Path, out: Path) -> None:
    first = sorted(path.name for path in (store / "versions").iterdir())[0]

    assert export(store, out, ["csv"]).version_id != first
    assert "Auyl" in (out / "csv" / "articles.csv").read_text("utf-8")
    assert export(store, out, ["csv"], version=first).version_id == first
    assert "Adal" in (out / "csv" / "articles.csv").read_text("utf-8")


def test_foreign_keys_of_older_packages_are_the_same(root: Path, files_saying: FilesSaying) -> None:
    """As packages were written up to 0.6.0, before keys that may be empty were told apart."""
    files = files_saying("Adal")
    package = json.loads(files["datapackage.json"])
    for resource in package["resources"]:
        for key in resource["schema"].get("foreignKeys", ()):
            within = key.pop("within", [])
            key["fields"], key["reference"]["fields"] = within + key["fields"], within + key["reference"]["fields"]
    now = open_dataset(root, publish(root, files).version_id)
    other = root.with_name("other")
    old = open_dataset(other, publish(other, {**files, "datapackage.json": json.dumps(package).encode()}).version_id)

    assert [table.declared for table in old.tables] == [table.declared for table in now.tables]


def test_manifest_has_the_hash_of_every_file(store: Path, out: Path) -> None:
    exported = export(store, out, ["csv", "sqlite"])

    manifest = json.loads((out / "export.json").read_bytes())
    names = sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())
    assert sorted(exported.files) == names
    assert manifest["files"] == {name: sha256((out / name).read_bytes()).hexdigest() for name in names if name != "export.json"}
    assert (manifest["formats"], manifest["is_excel_safe"]) == (["csv", "sqlite"], False)


def test_earlier_export_is_replaced_as_a_whole(store: Path, out: Path) -> None:
    export(store, out, ["csv"])
    export(store, out, ["sqlite"])

    assert sorted(path.name for path in out.iterdir()) == ["export.json", "sailau.sqlite"]
    assert [path.name for path in out.parent.iterdir()] == ["out"]


def test_empty_folder_is_filled(store: Path, out: Path) -> None:
    out.mkdir(parents=True)

    export(store, out, ["sqlite"])

    assert (out / "sailau.sqlite").is_file()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("notes.txt", r"out: holds notes\.txt, which is not as it was exported; name a new folder"),
        ("csv/polls.csv", r"out: holds csv/polls\.csv, which is not as it was exported"),
    ],
)
def test_folder_with_anything_of_somebody_else_is_left_alone(store: Path, out: Path, name: str, message: str) -> None:
    export(store, out, ["csv"])
    (out / name).write_text("mine")
    before = tree(out)

    with pytest.raises(OutputError, match=message):
        export(store, out, ["csv"])
    assert tree(out.parent) == {f"out/{path}": data for path, data in before.items()}


@pytest.mark.parametrize("manifest", [None, "", "[]", "{}", '{"files": 3}'])
def test_folder_that_is_no_export_is_left_alone(store: Path, out: Path, manifest: str | None) -> None:
    out.mkdir(parents=True)
    (out / "notes.txt").write_text("mine")
    if manifest is not None:
        (out / "export.json").write_text(manifest)
    before = tree(out)

    with pytest.raises(OutputError, match=r"out: holds other files than an export: it has no export\.json of one"):
        export(store, out, ["csv"])
    assert tree(out) == before


def test_file_in_the_way_is_refused(store: Path, out: Path) -> None:
    out.parent.mkdir()
    out.write_text("mine")

    with pytest.raises(OutputError, match="out: is no folder"):
        export(store, out, ["csv"])
    assert out.read_text() == "mine"


def test_store_is_no_place_to_export_to(store: Path) -> None:
    before = tree(store)

    with pytest.raises(OutputError, match="holds other files than an export"):
        export(store, store, ["csv"])
    assert tree(store) == before


def test_disk_that_fails_midway_leaves_the_earlier_export(store: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    export(store, out, ["csv"])
    before = tree(out.parent)
    monkeypatch.setattr(sqlite, "write_sqlite", fail_midway)

    with pytest.raises(OutputError, match="out: cannot be written: No space left on device; make room or give access"):
        export(store, out, ["csv", "sqlite"])
    assert tree(out.parent) == before


def test_interrupted_export_leaves_nothing(store: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "write_sqlite", interrupt)

    with pytest.raises(KeyboardInterrupt):
        export(store, out, ["csv", "sqlite"])
    assert tree(out.parent) == {}


def test_changed_file_of_the_version_is_named(store: Path, out: Path) -> None:
    path = (store / "latest" / "polls.csv").resolve()
    path.chmod(0o644)
    path.write_bytes(path.read_bytes() + b"\n")

    with pytest.raises(StoreError, match=r"polls\.csv: was changed"):
        export(store, out, ["csv"])
    assert not out.exists()


def test_store_without_a_version_is_refused(tmp_path: Path, out: Path) -> None:
    with pytest.raises(StoreError, match="nowhere/: has no latest version"):
        export(tmp_path / "nowhere", out, ["csv"])


@pytest.mark.parametrize("name", ["", "xls", "CSV"])
def test_format_nobody_knows_is_refused(store: Path, out: Path, name: str) -> None:
    with pytest.raises(OutputError, match=rf"format '{name}': is not known; choose of csv, duckdb, parquet, sqlite, xlsx"):
        export(store, out, [name])


@pytest.mark.parametrize(("name", "package"), [("duckdb", "duckdb"), ("parquet", "pyarrow"), ("xlsx", "xlsxwriter")])
def test_missing_package_is_one_line_that_says_how_to_get_it(store: Path, out: Path, name: str, package: str) -> None:
    code = f"import sys; sys.modules[{package!r}] = None; from pipeline.cli import main; main()"
    command = [sys.executable, "-c", code, "export", "--format", name, "--store", str(store), "--out", str(out)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(PROJECT)})

    assert ended.returncode == 2
    assert ended.stderr == (
        f"sailau: format '{name}': needs the package {package}, which is not installed; "
        "install what exports need: pip install 'sailau[export]'\n"
    )
    assert not out.exists()


def test_csv_and_sqlite_need_no_other_package(store: Path, out: Path) -> None:
    hidden = "import sys; sys.modules.update(dict.fromkeys(['duckdb', 'pyarrow', 'xlsxwriter']))"
    code = f"{hidden}; from pipeline.cli import main; main()"
    command = [sys.executable, "-c", code, "export", "--format", "csv,sqlite", "--store", str(store), "--out", str(out)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(PROJECT)})

    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.parametrize(
    ("kind", "text"),
    [("integer", "9223372036854775808"), ("integer", "1.0"), ("number", "1,5"), ("boolean", "yes"), ("date", "2021-02-30")],
)
def test_text_that_is_not_of_its_type_has_no_value(kind: str, text: str) -> None:
    with pytest.raises((ValueError, KeyError)):
        value(kind, text)


@pytest.mark.parametrize(
    ("level", "message"),
    [
        (b"one", r"^sections\.csv, row 1, `level`: 'one' is no integer that can be exported"),
        (b"", r"^sections\.csv, row 1, `level`: is empty, which it may not be"),
    ],
)
def test_value_that_is_not_of_its_column_is_named(
    root: Path, out: Path, files_saying: FilesSaying, level: bytes, message: str
) -> None:
    files = files_saying("Adal")
    publish(root, {**files, **forged(files, "sections.csv", b",1,", b"," + level + b",")})

    with pytest.raises(ContractError, match=message):
        export(root, out, ["sqlite"])


def test_command_says_what_it_wrote(store: Path, out: Path) -> None:
    ended = run(store, out, "csv, parquet,duckdb,sqlite,xlsx")

    assert ended.exit_code == 0
    assert ended.output == f"exported {open_dataset(store, None).version_id} to {out}: csv, parquet, duckdb, sqlite, xlsx\n"


def test_command_answers_programs(store: Path, out: Path) -> None:
    ended = run(store, out, "sqlite", "--json")

    assert json.loads(ended.output) == {
        "version_id": open_dataset(store, None).version_id,
        "out": str(out),
        "files": ["sailau.sqlite", "export.json"],
        "cut_cells": [],
    }


def test_command_that_cannot_export_says_why_in_one_line(store: Path, out: Path) -> None:
    ended = run(store, out, "csv", "--version", "v9-0123456789ab")

    assert ended.exit_code == 2
    assert "has no version 'v9-0123456789ab'; choose one of v1-" in ended.stderr
    assert len(ended.stderr.splitlines()) == 1


def test_command_names_every_format_there_is() -> None:
    ended = CliRunner().invoke(main, ["export", "--help"])

    assert ", ".join(FORMATS) in " ".join(ended.output.split())


def run(store: Path, out: Path, formats: str, *options: str) -> Result:
    return CliRunner().invoke(main, ["export", "--format", formats, "--store", str(store), "--out", str(out), *options])


def forged(files: Files, name: str, old: bytes, new: bytes) -> Files:
    """One file changed, and its bytes and hash in the data package."""
    changed = files[name].replace(old, new, 1)
    package = json.loads(files["datapackage.json"])
    resource = next(each for each in package["resources"] if each["path"] == name)
    resource.update(bytes=len(changed), hash=f"sha256:{sha256(changed).hexdigest()}")
    return {name: changed, "datapackage.json": json.dumps(package).encode()}


def fail_midway(_dataset: Dataset, folder: Path) -> None:
    (folder / "sailau.sqlite").write_bytes(b"half")
    raise OSError(28, os.strerror(28))


def interrupt(_dataset: Dataset, _folder: Path) -> None:
    raise KeyboardInterrupt


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
