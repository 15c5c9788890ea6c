"""A PostgreSQL cluster of the test's own on loopback and a socket, by Debian's package; ended by process id.

PostgreSQL refuses to run as root, and its user may not look into pytest's folders: so it is run by `postgres`, in a folder
below the system's one for temporary files.
"""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.ports import HOST, free_port
from tests.team.waiting import until

ROLE = DATABASE = "sailau"
PASSWORD = "p w'%@:/"  # noqa: S105 - opens only a database on loopback that lives as long as a test
PATIENCE = 30.0


class MissingPackageError(RuntimeError):
    """PostgreSQL is not here."""


@dataclass
class Cluster:
    """A running cluster with an empty database."""

    folder: Path
    port: int
    process: "subprocess.Popen[bytes]"

    @property
    def sockets(self) -> Path:
        return self.folder / "sockets"

    @property
    def log(self) -> str:
        return (self.folder / "log").read_text(errors="replace")

    def by_password(self) -> dict[str, str]:
        """The variables that lead a client to the database over the network."""
        return {"PGHOST": HOST, "PGPORT": str(self.port), "PGUSER": ROLE, "PGDATABASE": DATABASE, "PGPASSWORD": PASSWORD}

    def psql(self, statement: str, user: str = ROLE, database: str = DATABASE) -> str:
        """What a statement prints, asked by the socket."""
        target = ["--host", str(self.sockets), "--port", str(self.port), "--username", user, "--dbname", database]
        command = ["psql", "--no-psqlrc", "--quiet", "--tuples-only", "--no-align", *target, "--command", statement]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    def restart(self) -> None:
        """As after an update of the package: everyone who was connected is cut off."""
        end(self.process)
        self.process = _launch(self.folder, self.port)
        _await(self)

    def empty(self) -> None:
        """A database with nothing in it, whoever is connected to the old one."""
        self.psql(f"DROP DATABASE {DATABASE} WITH (FORCE)", "postgres", "postgres")
        self.psql(f"CREATE DATABASE {DATABASE} OWNER {ROLE}", "postgres", "postgres")


@contextmanager
def running() -> Iterator[Cluster]:
    folder = Path(tempfile.mkdtemp(prefix="sailau-team-"))
    try:
        port = free_port()
        _create(folder)
        cluster = Cluster(folder, port, _launch(folder, port))
        try:
            _await(cluster)
            cluster.psql(f"CREATE ROLE {ROLE} LOGIN PASSWORD $${PASSWORD}$$", "postgres", "postgres")
            cluster.psql(f"CREATE DATABASE {DATABASE} OWNER {ROLE}", "postgres", "postgres")
            yield cluster
        finally:
            end(cluster.process)
    finally:
        shutil.rmtree(folder)


def end(process: "subprocess.Popen[bytes]") -> None:
    """A fast shutdown, and an immediate one where that takes too long."""
    for ending in (signal.SIGINT, signal.SIGQUIT):
        process.send_signal(ending)
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            continue
        return
    raise RuntimeError(f"process {process.pid} of the test database does not end")


def _programs() -> Path:
    """The folder of the newest PostgreSQL that Debian has installed here."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    if not found:
        raise MissingPackageError("PostgreSQL is not installed here; as root: tests/team/install.sh")
    return found[-1].parent


def _owner() -> str:
    return "postgres" if os.getuid() == 0 else pwd.getpwuid(os.getuid()).pw_name


def _create(folder: Path) -> None:
    """Files of a cluster. The socket is open to this user for either role, the network to those who know the password."""
    sockets, data, myself = folder / "sockets", folder / "data", pwd.getpwuid(os.getuid()).pw_name
    sockets.mkdir()
    for path in (folder, sockets):
        shutil.chown(path, _owner())
        path.chmod(0o755)
    _run(["initdb", "--pgdata", str(data), "--auth", "reject", "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"])
    rules = f"local all all peer map=test\nhost all all {HOST}/32 scram-sha-256\n"
    (data / "pg_hba.conf").write_text(rules)
    (data / "pg_ident.conf").write_text(f"test {myself} postgres\ntest {myself} {ROLE}\n")


def _run(command: list[str]) -> None:
    done = subprocess.run(
        [str(_programs() / command[0]), *command[1:]], capture_output=True, text=True, check=False, **_as_owner()
    )
    assert done.returncode == 0, done.stderr


def _launch(folder: Path, port: int) -> "subprocess.Popen[bytes]":
    asked = {"listen_addresses": HOST, "port": port, "unix_socket_directories": folder / "sockets", "fsync": "off"}
    flags = [word for name, value in asked.items() for word in ("-c", f"{name}={value}")]
    with (folder / "log").open("ab") as log:
        command = [str(_programs() / "postgres"), "-D", str(folder / "data"), *flags]
        return subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, start_new_session=True, **_as_owner())


def _as_owner() -> dict[str, str]:
    return {"user": _owner(), "group": _owner()} if os.getuid() == 0 else {}


def _await(cluster: Cluster) -> None:
    def answers() -> bool:
        assert cluster.process.poll() is None, cluster.log
        ready = ["pg_isready", "--quiet", "--host", str(cluster.sockets), "--port", str(cluster.port)]
        return subprocess.run(ready, check=False).returncode == 0

    until(answers, PATIENCE, lambda: cluster.log)
