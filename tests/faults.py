"""A machine that fails at a chosen call to the system, and stores to try it on.

Every function the store calls `os`, `io` and `fcntl` for is counted; the chosen call fails, half done where it can be.
"""

import errno
import fcntl
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest

_CALLS = {
    os: "close fsync ftruncate listdir lstat mkdir open pread readlink rename replace rmdir scandir stat symlink unlink write",
    io: "open",
    fcntl: "flock",
}


class Crash(BaseException):
    """The machine stopped: nothing after it is done any more, cleaning up neither."""


class Machine:
    """Counts calls, and fails the one numbered `failing`, from 1. A machine that crashes fails all after it as well."""

    def __init__(self, failing: int = 0, is_crash: bool = False) -> None:
        self.failing, self.is_crash = failing, is_crash
        self.calls: list[str] = []

    def fails(self, name: str) -> bool:
        self.calls.append(name)
        return len(self.calls) == self.failing or (self.is_crash and 0 < self.failing < len(self.calls))

    def error(self) -> BaseException:
        code = errno.EIO if self.failing % 2 else errno.ENOSPC
        return Crash() if self.is_crash else OSError(code, os.strerror(code))


@contextmanager
def failing(machine: Machine) -> Iterator[None]:
    """The system's calls as this machine answers them."""
    with pytest.MonkeyPatch.context() as patch:
        for module, names in _CALLS.items():
            for name in names.split():
                patch.setattr(module, name, _wrapped(machine, name, getattr(module, name)))
        yield


def each_fault(operation: Callable[[Machine], None], is_crash: bool) -> Iterator[int]:
    """Runs an operation again and again, failing its first call, its second, and so on to the last; gives the number."""
    for number in count(1):
        machine = Machine(number, is_crash)
        operation(machine)
        if len(machine.calls) < number:
            return
        yield number


def overwrite(path: Path, data: bytes) -> None:
    """Changes a file that is protected from being changed."""
    path.chmod(0o644)
    path.write_bytes(data)


def _wrapped(machine: Machine, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
    def call(*arguments: Any, **named: Any) -> Any:
        if not machine.fails(name):
            return real(*arguments, **named)
        if name == "close":  # the descriptor is gone even so
            real(*arguments)
        if name == "write":
            real(arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2])
        raise machine.error()

    return call
