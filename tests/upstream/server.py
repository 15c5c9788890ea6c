"""Serve a wiki by `php -S` on loopback, and end it, workers and all, by process id."""

import http.client
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.ports import HOST, free_port
from tests.upstream import installation

WORKERS = 3  # a page may ask the wiki for another page while it is being rendered
PATIENCE = 30.0  # seconds to come up, or to end


@dataclass(frozen=True, slots=True)
class Server:
    """A running wiki. Its process leads a group of its own, which holds the workers and nothing else."""

    folder: Path
    port: int
    process: "subprocess.Popen[bytes]"

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.port}"

    @property
    def log(self) -> str:
        return (self.folder / "server.log").read_text(errors="replace")


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """A new wiki in `folder`, which must not hold one yet, for as long as the block lasts."""
    server = start(folder)
    try:
        yield server
    finally:
        stop(server)


def start(folder: Path) -> Server:
    """Install a wiki in `folder` and serve it; returns once it answers."""
    port = free_port()
    installation.install(folder, f"http://{HOST}:{port}")
    server = Server(folder, port, _launch(folder, port))
    try:
        _await_answer(server)
    except BaseException:
        stop(server)
        raise
    return server


def stop(server: Server) -> None:
    """End the server; a second call finds nothing to end."""
    # SIGTERM would orphan the workers; on SIGINT the first process waits for them
    for ending in (signal.SIGINT, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.killpg(server.process.pid, ending)
        if _ends_within(server, PATIENCE / 2):
            return
    raise RuntimeError(f"process group {server.process.pid} of the test wiki does not end; see {server.folder / 'server.log'}")


@contextmanager
def switched_on(server: Server, name: str) -> Iterator[None]:
    """The wiki with a switch of settings.php on, for as long as the block lasts: read-only, or parser-cache."""
    switch = server.folder / name
    switch.touch(exist_ok=False)
    try:
        yield
    finally:
        switch.unlink()


def is_running(server: Server) -> bool:
    """Whether the process or any of its workers is left."""
    server.process.poll()
    with suppress(ProcessLookupError):
        os.killpg(server.process.pid, 0)
        return True
    return False


def _launch(folder: Path, port: int) -> "subprocess.Popen[bytes]":
    php = installation.require_packages()
    given = {"opcache.enable_cli": "1", "memory_limit": "512M", "display_errors": "0", "log_errors": "1"}
    flags = [word for name, value in given.items() for word in ("-d", f"{name}={value}")]
    serve = ["-S", f"{HOST}:{port}", "-t", str(folder / "site"), str(installation.HERE / "router.php")]
    told = installation.environment(folder) | {"PHP_CLI_SERVER_WORKERS": str(WORKERS)}
    with (folder / "server.log").open("wb") as log:
        return subprocess.Popen(
            [php, *flags, *serve], env=told, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
        )


def _await_answer(server: Server) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if server.process.poll() is not None:
            raise RuntimeError(f"php -S ended with {server.process.returncode}:\n{server.log[-2000:]}")
        if _answers(server):
            return
        time.sleep(0.1)
    raise TimeoutError(f"the test wiki did not answer within {PATIENCE:.0f} s:\n{server.log[-2000:]}")


def _answers(server: Server) -> bool:
    connection = http.client.HTTPConnection(HOST, server.port, timeout=PATIENCE)
    try:
        connection.request("GET", "/w/api.php?action=query&meta=siteinfo&format=json")
        return connection.getresponse().status == http.HTTPStatus.OK
    except ConnectionError:
        return False
    finally:
        connection.close()


def _ends_within(server: Server, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while is_running(server):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True
