"""How a store goes from one state to the next: all that takes room is written beside, then names are given, in one order.

Folders first, then `latest.json`, then what is made from it: the link and the feed. Wherever it stops, the pointer is the old
or the new one, its version is whole, and the next change makes up for the rest. Which state is the next is decided by callers.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import StoreError
from pipeline.files import BESIDE, locked, make, move, sha256_of, sweep, sync, write
from pipeline.publish.package import PACKAGE
from pipeline.publish.store.described import described
from pipeline.publish.store.feed import FEED, FEED_LENGTH, atom
from pipeline.publish.store.folders import VERSIONS, in_order, kept
from pipeline.publish.store.integrity import proven_package
from pipeline.publish.store.pointer import Pointer, formatted

POINTER = "latest.json"
_LINK = "latest"


@contextmanager
def changing(root: Path) -> Iterator[None]:
    """Hold the store's lock, with what an interrupted process left beside swept away.

    Raises `StoreError` when another process keeps the lock, or the disk refuses anything meanwhile.
    """
    with telling_refusals(root):
        make(root)
        with locked(root, StoreError):
            sweep(root)
            try:
                yield
            finally:
                sweep(root)


@contextmanager
def telling_refusals(root: Path) -> Iterator[None]:
    """Turns what the disk refuses into a `StoreError`."""
    try:
        yield
    except OSError as error:
        todo = "make room or give access, then try again"
        raise StoreError(f"{root.name}/", f"could not be used: {error}", todo) from error


def pointing_to(
    root: Path, before: Pointer | None, version_id: str, folder: Path, withdrawn: Mapping[str, str] | None = None
) -> Pointer:
    """The pointer to the version in `folder`, after the pointer `before`; what that vouched for stays vouched for.

    The same versions stay withdrawn unless `withdrawn` says which are.

    Raises `StoreError` when the folder does not prove to be the version.
    """
    vouched = {**_unvouched(root, before), **(before.vouched if before else {})}
    vouched.pop(version_id, None)
    contract: str = proven_package(folder, version_id)["version"]
    still = before.withdrawn if withdrawn is None and before else withdrawn or {}
    return Pointer(version_id, f"{VERSIONS}/{version_id}", contract, sha256_of(folder / PACKAGE), dict(still), vouched)


def settle(root: Path, pointer: Pointer, moves: Sequence[tuple[Path, Path]] = ()) -> None:
    """Move folders, then bring pointer, link and feed to what they are after that. What is so already is left alone.

    Raises `OSError`. Needs the lock; what is left beside is for `changing` to sweep.
    """
    made = {POINTER: formatted(pointer), FEED: _feed(root, pointer, moves)}
    lagging = {name: data for name, data in made.items() if not _is_file(root / name, data)}
    for name, data in lagging.items():
        write(root / f"{BESIDE}{name}", data)
    links = [] if _is_link(root / _LINK, pointer.path) else [_LINK]
    for name in links:
        (root / f"{BESIDE}{name}").symlink_to(pointer.path)
    sync(root)
    for source, target in moves:
        make(target.parent)
        move(source, target)
    for name in sorted([*lagging, *links], key=[POINTER, _LINK, FEED].index):
        move(root / f"{BESIDE}{name}", root / name)


def is_settled(root: Path, pointer: Pointer) -> bool:
    """Whether link and feed are what the pointer asks for."""
    return _is_link(root / _LINK, pointer.path) and _is_file(root / FEED, _feed(root, pointer, ()))


def _unvouched(root: Path, before: Pointer | None) -> dict[str, str]:
    """SHA-256 of the data packages nobody vouched for yet: of stores that kept no history, or lost their pointer."""
    known = before.vouched if before else {}
    found = {}
    for version_id, folder in kept(root).items():
        if version_id in known:
            continue
        try:
            proven_package(folder, version_id)
        except StoreError:
            continue  # damaged: `verify` says how, and no one should vouch for it
        found[version_id] = sha256_of(folder / PACKAGE)
    return found


def _feed(root: Path, pointer: Pointer, moves: Sequence[tuple[Path, Path]]) -> bytes:
    folders = kept(root)
    for source, target in moves:
        if target.parent == root / VERSIONS:
            folders[target.name] = source
        else:
            folders.pop(source.name)
    newest = in_order(folders)[-FEED_LENGTH:]
    return atom(pointer, [described(version_id, folders[version_id]) for version_id in newest])


def _is_file(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data


def _is_link(path: Path, target: str) -> bool:
    return path.is_symlink() and str(path.readlink()) == target
