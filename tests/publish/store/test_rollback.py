"""Going back to an older version: what the pointer says, what is withdrawn, what a build does then."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipeline.errors import StoreError
from pipeline.publish.store.retention import prune
from pipeline.publish.store.rollback import rollback
from pipeline.publish.store.versions import latest, verify, versions, withdrawn
from tests.publish.publishing import publish

FilesSaying = Callable[[str], dict[str, bytes]]

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
WHY = "votes of Aqmola were vandalised"


@pytest.fixture
def ids(root: Path, files_saying: FilesSaying) -> list[str]:
    """Three versions: set 1, set 2, set 3."""
    return [publish(root, files_saying(f"set {number}")).version_id for number in (1, 2, 3)]


def test_pointer_and_link_go_back(root: Path, ids: list[str]) -> None:
    assert rollback(root, ids[0], WHY).version_id == ids[0]
    assert _latest_id(root) == ids[0]
    assert (root / "latest").readlink() == Path("versions") / ids[0]
    assert versions(root) == tuple(ids)


def test_versions_left_behind_are_withdrawn_with_the_reason(root: Path, ids: list[str]) -> None:
    rollback(root, ids[0], WHY)

    assert withdrawn(root) == {ids[1]: WHY, ids[2]: WHY}
    assert json.loads((root / "latest.json").read_text())["withdrawn"] == withdrawn(root)


def test_data_of_a_withdrawn_version_changes_nothing_and_says_so(root: Path, ids: list[str], files_saying: FilesSaying) -> None:
    rollback(root, ids[1], WHY)
    before = _tree(root)

    published = publish(root, files_saying("set 3"))

    assert (published.version_id, published.is_new, published.withdrawn_why) == (ids[2], False, WHY)
    assert published.path == root / "versions" / ids[2]
    assert _tree(root) == before


def test_data_of_a_withdrawn_version_that_was_removed_is_not_published_anew(
    root: Path, ids: list[str], files_saying: FilesSaying
) -> None:
    rollback(root, ids[1], WHY)
    (root / "versions" / ids[2]).rename(root.parent / "elsewhere")

    assert publish(root, files_saying("set 3")).withdrawn_why == WHY
    assert versions(root) == tuple(ids[:2])


def test_data_of_the_version_gone_back_to_is_the_latest(root: Path, ids: list[str], files_saying: FilesSaying) -> None:
    rollback(root, ids[1], WHY)

    assert publish(root, files_saying("set 2")).withdrawn_why == ""
    assert _latest_id(root) == ids[1]


def test_other_data_is_published_after_it_and_what_was_withdrawn_stays_so(
    root: Path, ids: list[str], files_saying: FilesSaying
) -> None:
    rollback(root, ids[1], WHY)

    published = publish(root, files_saying("set 4"))

    assert published.version_id.startswith("v4-")
    assert withdrawn(root) == {ids[2]: WHY}


def test_going_forward_to_a_withdrawn_version_lifts_that(root: Path, ids: list[str], files_saying: FilesSaying) -> None:
    rollback(root, ids[0], WHY)

    rollback(root, ids[2], "it was no vandalism")

    assert _latest_id(root) == ids[2]
    assert withdrawn(root) == {ids[1]: WHY}
    assert publish(root, files_saying("set 3")).withdrawn_why == ""


def test_reason_of_an_earlier_rollback_stays(root: Path, ids: list[str]) -> None:
    rollback(root, ids[1], WHY)
    rollback(root, ids[0], "so was Adal")

    assert withdrawn(root) == {ids[1]: "so was Adal", ids[2]: WHY}


def test_rollback_to_the_latest_changes_nothing(root: Path, ids: list[str]) -> None:
    before = _tree(root)

    rollback(root, ids[2], WHY)

    assert _tree(root) == before


def test_version_in_the_trash_is_restored(root: Path, ids: list[str]) -> None:
    prune(root, 1, timedelta(days=30), NOW)
    assert versions(root) == tuple(ids[1:])

    rollback(root, ids[0], WHY)

    assert versions(root) == tuple(ids)
    assert list((root / "trash").iterdir()) == []
    verify(root, ids[0])


def test_damaged_version_is_refused_and_nothing_changes(root: Path, ids: list[str]) -> None:
    path = root / "versions" / ids[0] / "results.csv"
    path.chmod(0o644)
    path.write_bytes(b"changed")
    before = _tree(root)

    with pytest.raises(StoreError, match=r"results\.csv was changed"):
        rollback(root, ids[0], WHY)
    assert _tree(root) == before


def test_damaged_version_in_the_trash_is_refused_and_named_where_it_is(root: Path, ids: list[str]) -> None:
    prune(root, 1, timedelta(days=30), NOW)
    (root / "trash" / f"{ids[0]}--20260102T030405Z" / "results.csv").unlink()
    before = _tree(root)

    with pytest.raises(StoreError, match=rf"^trash/{ids[0]}--20260102T030405Z: results\.csv is missing"):
        rollback(root, ids[0], WHY)
    assert _tree(root) == before


def test_unknown_version_is_answered_with_those_there_are(root: Path, ids: list[str]) -> None:
    with pytest.raises(StoreError, match=f"has no version 'v9'; choose one of {', '.join(ids)}"):
        rollback(root, "v9", WHY)


def test_rollback_needs_a_reason(root: Path, ids: list[str]) -> None:
    with pytest.raises(StoreError, match="without a reason; say why"):
        rollback(root, ids[0], " ")


def test_store_that_is_empty_has_nothing_to_go_back_to(root: Path) -> None:
    with pytest.raises(StoreError, match="extracted/: has no latest version"):
        rollback(root, "v1-0123456789ab", WHY)
    assert not root.exists()


def _latest_id(root: Path) -> str:
    pointer = latest(root)
    assert pointer is not None
    return pointer.version_id


def _tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
