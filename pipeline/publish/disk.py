"""Files that are on the disk when a call returns, and a folder only one process writes to. What they hold is `store`'s."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from pipeline.errors import StoreError

BESIDE = ".tmp-"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder's lock, which the system gives back however the process ends. Raises `StoreError` when it is taken."""
    with (folder / ".lock").open("ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise StoreError(f"{folder.name}/", "another process is publishing", "wait for it, then publish again") from error
        yield


def sweep(folder: Path) -> None:
    """Remove what an interrupted process left beside."""
    for path in folder.glob(f"{BESIDE}*"):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def write(path: Path, data: bytes) -> None:
    """Write a new file, through to the disk."""
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def sync(folder: Path) -> None:
    """Bring the names in a folder through to the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, hexadecimal."""
    return sha256(path.read_bytes()).hexdigest()
