"""Files that are on the disk when a call returns, and a folder only one process writes to. What they hold is their users'.

Names are given by renaming, which a file system does as a whole or not at all; what is written before stands beside, under a
name no reader looks at.
"""

import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from pipeline.errors import SailauError

BESIDE = ".tmp-"
# Seconds to wait for another process: a write takes well under one, and twenty may stand in line.
PATIENCE = 30.0
_PAUSE = 0.01


@contextmanager
def locked(folder: Path, refused: type[SailauError]) -> Iterator[None]:
    """Hold the folder's lock, which the system gives back however the process ends.

    Raises `refused` naming the process that holds it when it is taken for `PATIENCE` seconds by a clock nobody sets.
    """
    with (folder / ".lock").open("a+b", buffering=0) as file:
        _wait_for(folder, file.fileno(), refused)
        # Who holds it is a courtesy to those who wait: a full disk that refuses the note refuses no prune.
        with suppress(OSError):
            os.ftruncate(file.fileno(), 0)
            os.write(file.fileno(), f"{os.getpid()}\n".encode())
        try:
            yield
        finally:
            with suppress(OSError):
                os.ftruncate(file.fileno(), 0)


def sweep(folder: Path) -> None:
    """Remove what an interrupted process left beside."""
    for path in [path for path in folder.iterdir() if path.name.startswith(BESIDE)]:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def write(path: Path, data: bytes, mode: int = 0o644) -> None:
    """Write a new file, through to the disk. With a mode of 0444 nobody can open it to write from the first moment on."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        put(descriptor, data)
    finally:
        os.close(descriptor)


def put(descriptor: int, data: bytes) -> None:
    """Write all of the data to an open file, through to the disk."""
    left = memoryview(data)
    while left:
        left = left[os.write(descriptor, left) :]
    os.fsync(descriptor)


def sync(folder: Path) -> None:
    """Bring the names in a folder through to the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def move(source: Path, target: Path) -> None:
    """Rename, through to the disk: the new name before the old one is gone for good."""
    source.replace(target)
    sync(target.parent)
    if source.parent != target.parent:
        sync(source.parent)


def make(folder: Path) -> None:
    """A folder, and its name in the one above through to the disk, unless it is there."""
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        sync(folder.parent)


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, hexadecimal."""
    return sha256(path.read_bytes()).hexdigest()


def _wait_for(folder: Path, descriptor: int, refused: type[SailauError]) -> None:
    patient_until = time.monotonic() + PATIENCE
    while True:
        try:
            return fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            if time.monotonic() > patient_until:
                holder = os.pread(descriptor, 20, 0).decode("ascii", "replace").strip()
                what = f"process {holder or 'unknown'} has been writing to it for {PATIENCE:g} s"
                raise refused(f"{folder.name}/", what, "wait for it to end, or end it, then try again") from error
        time.sleep(_PAUSE)
