"""What prune moves to the trash, what it deletes, and what it never touches."""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from pipeline.errors import StoreError
from pipeline.model.schema import Rows
from pipeline.publish.reader import read
from pipeline.publish.store.folders import trashed
from pipeline.publish.store.pins import pin, pinned, unpin
from pipeline.publish.store.retention import Pruned, prune
from pipeline.publish.store.rollback import rollback
from pipeline.publish.store.versions import latest, verify, versions
from tests.publish.publishing import publish, publish_told

FilesSaying = Callable[[str], dict[str, bytes]]

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
DAYS = timedelta(days=1)


@pytest.fixture
def ids(root: Path, files_saying: FilesSaying) -> list[str]:
    """Six versions: set 1 to set 6."""
    return [publish(root, files_saying(f"set {number}")).version_id for number in range(1, 7)]


def test_newest_versions_stay_and_older_go_to_the_trash(root: Path, ids: list[str]) -> None:
    assert prune(root, 3, 30 * DAYS, NOW) == Pruned(moved=tuple(ids[:3]), deleted=())
    assert versions(root) == tuple(ids[3:])
    assert sorted(path.name for path in (root / "trash").iterdir()) == [f"{name}--20260102T030405Z" for name in ids[:3]]


def test_stamp_is_utc_whatever_zone_the_clock_is_in(root: Path, ids: list[str]) -> None:
    prune(root, 1, 30 * DAYS, NOW.astimezone(timezone(timedelta(hours=5))))

    assert trashed(root)[ids[0]] == (root / "trash" / f"{ids[0]}--20260102T030405Z", NOW)


def test_parent_of_the_latest_version_stays(root: Path, ids: list[str]) -> None:
    prune(root, 1, 30 * DAYS, NOW)

    assert versions(root) == tuple(ids[4:])


def test_parent_is_the_one_the_version_records(
    root: Path, ids: list[str], tables_saying: Callable[[str], Mapping[str, Rows]]
) -> None:
    publish_told(root, tables_saying("set 7"), "", {"12": "2026-01-01T00:00:00Z"}, parent_version_id=ids[1])

    prune(root, 1, 30 * DAYS, NOW)

    assert versions(root)[:-1] == (ids[1],)


def test_latest_version_stays_when_newer_ones_do_not(root: Path, ids: list[str], files_saying: FilesSaying) -> None:
    publish(root, files_saying("set 1"))

    prune(root, 1, 30 * DAYS, NOW)

    assert versions(root) == (ids[0], ids[5])


def test_pinned_version_stays(root: Path, ids: list[str]) -> None:
    pin(root, ids[1], "cited")

    prune(root, 1, 30 * DAYS, NOW)

    assert versions(root) == (ids[1], *ids[4:])


def test_withdrawn_version_stays_so_that_its_data_stays_known(root: Path, ids: list[str]) -> None:
    rollback(root, ids[2], "vandalised")

    prune(root, 1, 30 * DAYS, NOW)

    assert versions(root) == tuple(ids[1:])


def test_version_is_deleted_once_the_grace_period_is_over(root: Path, ids: list[str]) -> None:
    prune(root, 5, 30 * DAYS, NOW)

    assert prune(root, 5, 30 * DAYS, NOW + 30 * DAYS) == Pruned(moved=(), deleted=())
    assert prune(root, 5, 30 * DAYS, NOW + 30 * DAYS + timedelta(seconds=1)) == Pruned(moved=(), deleted=(ids[0],))
    assert list((root / "trash").iterdir()) == []


def test_clock_that_jumps_back_deletes_nothing(root: Path, ids: list[str]) -> None:
    prune(root, 5, 30 * DAYS, NOW)

    assert prune(root, 5, timedelta(0), NOW - 365 * DAYS).deleted == ()
    assert list(trashed(root)) == ids[:1]


def test_clock_that_jumps_ahead_deletes_nothing_that_was_just_moved(root: Path, ids: list[str]) -> None:
    assert prune(root, 5, 30 * DAYS, NOW + 36500 * DAYS) == Pruned(moved=(ids[0],), deleted=())


def test_version_pinned_in_the_trash_is_not_deleted(root: Path, ids: list[str]) -> None:
    prune(root, 5, 30 * DAYS, NOW)
    (root / "pins.json").write_text(json.dumps({ids[0]: "pinned, and then the machine stopped"}))

    assert prune(root, 5, timedelta(0), NOW + DAYS).deleted == ()


def test_what_people_put_in_the_trash_is_left_alone(root: Path, ids: list[str]) -> None:
    names = ["notes.txt", ids[0], f"{ids[0]}--20269999T999999Z", "v0-0123456789ab--20200101T000000Z"]
    for name in names:
        (root / "trash" / name).mkdir(parents=True)

    prune(root, 6, timedelta(0), NOW)

    assert sorted(path.name for path in (root / "trash").iterdir()) == sorted(names)


def test_number_of_a_deleted_version_is_not_used_again(root: Path, ids: list[str], files_saying: FilesSaying) -> None:
    publish(root, files_saying("set 1"))
    (root / "trash").mkdir()
    (root / "versions" / ids[5]).rename(root / "trash" / f"{ids[5]}--20200101T000000Z")
    assert prune(root, 9, DAYS, NOW).deleted == (ids[5],)

    assert publish(root, files_saying("set 7")).version_id.startswith("v7-")


def test_version_in_the_trash_is_read_and_verified_there(root: Path, ids: list[str]) -> None:
    prune(root, 1, 30 * DAYS, NOW)

    verify(root, ids[0])
    assert read("articles", version=ids[0], root=root)["title"].item() == "set 1"


def test_version_that_was_deleted_is_said_to_be_gone(root: Path, ids: list[str]) -> None:
    prune(root, 5, DAYS, NOW)
    prune(root, 5, DAYS, NOW + 9 * DAYS)

    with pytest.raises(StoreError, match=f"extracted/: no longer has version '{ids[0]}'; choose one of {ids[1]}"):
        read("articles", version=ids[0], root=root)


def test_data_of_a_version_in_the_trash_gets_it_back(root: Path, ids: list[str], files_saying: FilesSaying) -> None:
    prune(root, 1, 30 * DAYS, NOW)

    published = publish(root, files_saying("set 1"))

    assert (published.version_id, published.is_new, published.path.is_dir()) == (ids[0], False, True)
    assert ids[0] not in trashed(root)


def test_pin_gets_a_version_back_out_of_the_trash(root: Path, ids: list[str]) -> None:
    prune(root, 1, 30 * DAYS, NOW)

    pin(root, ids[0], "cited")

    assert versions(root) == (ids[0], *ids[4:])
    assert pinned(root) == {ids[0]: "cited"}


def test_unpinned_version_goes_the_way_of_the_others(root: Path, ids: list[str]) -> None:
    pin(root, ids[0], "cited")
    unpin(root, ids[0])

    assert pinned(root) == {}
    assert prune(root, 5, 30 * DAYS, NOW).moved == (ids[0],)


def test_pin_of_a_version_there_is_not_is_refused(root: Path, ids: list[str]) -> None:
    with pytest.raises(StoreError, match=f"has no version 'v9'; choose one of {ids[0]}"):
        pin(root, "v9", "cited")
    with pytest.raises(StoreError, match=r"extracted/pins\.json: 'v9' is not pinned; nothing is"):
        unpin(root, "v9")


@pytest.mark.parametrize("damaged", [b"", b"[]", b'{"v1": "cited"}', b'{"v1-0123456789ab": null}', b"\xff"])
def test_damaged_pins_stop_prune_before_it_moves_anything(root: Path, ids: list[str], damaged: bytes) -> None:
    (root / "pins.json").write_bytes(damaged)

    with pytest.raises(StoreError, match=r"^extracted/pins\.json: is damaged: .+; restore it, or remove it"):
        prune(root, 1, timedelta(0), NOW)
    assert versions(root) == tuple(ids)


def test_store_that_is_empty_has_nothing_to_prune_or_pin(root: Path) -> None:
    with pytest.raises(StoreError, match="has no latest version"):
        prune(root, 1, DAYS, NOW)
    with pytest.raises(StoreError, match="has no latest version"):
        pin(root, "v1-0123456789ab", "cited")
    assert latest(root) is None
    assert not root.exists()
