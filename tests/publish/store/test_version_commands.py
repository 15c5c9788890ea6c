"""`sailau versions`, `verify`, `rollback`, `pin` and `prune`, as they are typed."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.model.schema import Rows
from pipeline.publish.store.versions import latest, versions
from tests.faults import overwrite
from tests.publish.publishing import publish_told


@pytest.fixture
def ids(root: Path, tables_saying: Callable[[str], Mapping[str, Rows]], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Four versions of a store in the working directory."""
    published = [
        publish_told(root, tables_saying(f"set {number}"), f"**{number} changes**\n", {"12": f"2026-0{number}-01T00:00:00Z"})
        for number in range(1, 5)
    ]
    monkeypatch.chdir(root.parent)
    return [version.version_id for version in published]


def sailau(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def test_versions_are_listed_newest_first(ids: list[str]) -> None:
    done = sailau("versions")

    assert done.exit_code == 0
    assert done.output.splitlines()[:6] == [
        f"{ids[3]}, latest",
        "  contract 0.6.0, 0 results",
        "  set 4, revision 12, captured 2026-04-01T00:00:00Z",
        "  4 changes",
        ids[2],
        "  contract 0.6.0, 0 results",
    ]


def test_versions_say_what_is_pinned_withdrawn_and_in_the_trash(ids: list[str]) -> None:
    sailau("pin", ids[0], "--why", "cited")
    sailau("rollback", ids[2], "--why", "vandalised")
    sailau("prune", "--keep", "1")

    lines = sailau("versions").output.splitlines()

    assert [line for line in lines if not line.startswith(" ")] == [
        f"{ids[3]}, withdrawn: vandalised",
        f"{ids[2]}, latest",
        ids[1],
        f"{ids[0]}, pinned: cited",
    ]


def test_versions_for_programs(ids: list[str]) -> None:
    sailau("rollback", ids[3], "--why", "never mind")
    sailau("prune", "--keep", "1")

    listed = json.loads(sailau("versions", "--json").output)

    assert [version["version_id"] for version in listed] == ids[::-1]
    assert [version["trashed_at"] is None for version in listed] == [True, True, False, False]
    assert listed[0] | {"trashed_at": None} == {
        "version_id": ids[3],
        "is_latest": True,
        "pinned_why": None,
        "withdrawn_why": None,
        "trashed_at": None,
        "contract": "0.6.0",
        "articles": [{"article_id": "adal-2021", "title": "set 4", "revision_id": "12", "captured_at": "2026-04-01T00:00:00Z"}],
        "results_count": 0,
        "verdict": "4 changes",
    }


def test_version_that_is_damaged_is_listed_all_the_same(root: Path, ids: list[str]) -> None:
    for name, data in (("datapackage.json", b"["), ("articles.csv", b"")):
        overwrite(root / "versions" / ids[0] / name, data)

    assert sailau("versions").output.splitlines()[-3:] == [
        ids[0],
        "  damaged: see `sailau verify`, 0 results",
        "  1 changes",
    ]


def test_verify_is_of_the_latest_version(ids: list[str]) -> None:
    done = sailau("verify")

    assert (done.exit_code, done.output) == (0, f"{ids[3]}: as it was published\nchanges.atom: as it was published\n")


def test_verify_names_what_differs_and_needs_a_person(root: Path, ids: list[str]) -> None:
    overwrite(root / "versions" / ids[0] / "results.csv", b"changed")

    done = sailau("verify", "--all")

    assert done.exit_code == 1
    assert done.output.splitlines()[3] == f"{ids[0]}: versions/{ids[0]}: results.csv was changed"
    assert sailau("verify", ids[0]).exit_code == 1
    assert sailau("verify", ids[1]).exit_code == 0


def test_verify_for_programs(root: Path, ids: list[str]) -> None:
    overwrite(root / "versions" / ids[0] / "results.csv", b"changed")

    assert json.loads(sailau("verify", "--all", "--json").output) == {
        ids[3]: "",
        ids[2]: "",
        ids[1]: "",
        ids[0]: f"versions/{ids[0]}: results.csv was changed",
        "changes.atom": "",
    }


def test_verify_of_all_reaches_the_trash(root: Path, ids: list[str]) -> None:
    sailau("prune", "--keep", "1")
    folder = next((root / "trash").glob(f"{ids[0]}--*"))
    (folder / "results.csv").unlink()

    assert f"{ids[0]}: trash/{folder.name}: results.csv is missing" in sailau("verify", "--all").output.splitlines()


def test_verify_says_that_the_latest_version_is_gone(root: Path, ids: list[str]) -> None:
    (root / "versions" / ids[3]).rename(root.parent / "elsewhere")

    done = sailau("verify", "--all")

    assert (done.exit_code, done.output.splitlines()[0]) == (1, f"{ids[3]}: its folder is gone")


def test_verify_names_a_version_nobody_vouches_for(root: Path, ids: list[str]) -> None:
    said = json.loads((root / "latest.json").read_text())
    del said["history"][ids[1]]
    (root / "latest.json").write_text(json.dumps(said))

    assert f"{ids[1]}: latest.json does not vouch for it" in sailau("verify", "--all").output


def test_rollback_says_what_is_withdrawn(root: Path, ids: list[str]) -> None:
    done = sailau("rollback", ids[2], "--why", "vandalised")

    assert (done.exit_code, done.output) == (0, f"{ids[2]} is the latest version\nwithdrawn: {ids[3]}: vandalised\n")
    pointer = latest(root)
    assert pointer is not None
    assert pointer.version_id == ids[2]


def test_rollback_for_programs(ids: list[str]) -> None:
    done = sailau("rollback", ids[2], "--why", "vandalised", "--json")

    assert json.loads(done.output) == {"version_id": ids[2], "withdrawn": {ids[3]: "vandalised"}}


def test_rollback_to_a_version_there_is_not_could_not_be_done(ids: list[str]) -> None:
    done = sailau("rollback", "v9", "--why", "vandalised")

    assert (done.exit_code, done.stderr) == (2, f"sailau: extracted/: has no version 'v9'; choose one of {', '.join(ids)}\n")


def test_rollback_asks_for_a_reason(ids: list[str]) -> None:
    done = sailau("rollback", ids[0])

    assert done.exit_code == 2
    assert "Missing option '--why'" in done.stderr


def test_pin_and_its_removal(root: Path, ids: list[str]) -> None:
    assert sailau("pin", ids[0], "--why", "cited").output == f"{ids[0]} is pinned\n"
    assert json.loads((root / "pins.json").read_text()) == {ids[0]: "cited"}

    assert sailau("pin", ids[0], "--remove").output == f"{ids[0]} is no longer pinned\n"
    assert json.loads((root / "pins.json").read_text()) == {}
    assert sailau("pin", ids[0], "--remove").exit_code == 2


def test_prune_says_what_it_did(root: Path, ids: list[str]) -> None:
    assert sailau("prune", "--keep", "3").output == f"moved to the trash: {ids[0]}\n"
    assert sailau("prune", "--keep", "3").output == "nothing to prune\n"

    moved = next((root / "trash").iterdir())
    moved.rename(moved.with_name(f"{ids[0]}--20200101T000000Z"))
    assert json.loads(sailau("prune", "--keep", "3", "--json").output) == {"moved": [], "deleted": [ids[0]]}
    assert versions(root) == tuple(ids[1:])


@pytest.mark.parametrize("arguments", [["--keep", "0"], ["--keep", "1", "--grace", "-1"], []])
def test_prune_of_everything_is_refused(root: Path, ids: list[str], arguments: list[str]) -> None:
    assert sailau("prune", *arguments).exit_code == 2
    assert versions(root) == tuple(ids)


@pytest.mark.parametrize(
    "command",
    [
        ["versions"],
        ["verify"],
        ["verify", "--all"],
        ["rollback", "v1-0123456789ab", "--why", "x"],
        ["pin", "v1-0123456789ab"],
        ["pin", "v1-0123456789ab", "--remove"],
        ["prune", "--keep", "1"],
    ],
)
def test_store_there_is_not_is_one_clear_line(tmp_path: Path, command: list[str]) -> None:
    done = sailau(*command, "--out", str(tmp_path / "nowhere"))

    said = "sailau: nowhere/: has no latest version; publish one with `make run`, or name the folder of the store\n"
    assert (done.exit_code, done.stderr) == (2, said)
    assert list(tmp_path.iterdir()) == []
