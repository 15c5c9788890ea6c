"""The units of docs/deploy as commands to run here: the very lines people install, with this machine's folders and ports."""

import re
import shlex
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "docs" / "deploy"
UNITS = DEPLOY / "systemd"


@dataclass(frozen=True)
class Places:
    """Where things are in a test: state, the sockets of the code server and of PostgreSQL, and the webserver's port."""

    state: Path
    run: Path
    postgresql: Path
    port: int

    def here(self, line: str) -> str:
        """A line of a unit with this machine's places for those it is installed to."""
        for there, here in (
            ("/opt/sailau/.venv/bin", Path(sys.executable).parent),
            ("/opt/sailau", ROOT),
            ("/var/lib/sailau", self.state),
            ("/run/sailau", self.run),
            ("/run/postgresql", self.postgresql),
            ("127.0.0.1:3000", f"127.0.0.1:{self.port}"),
            ("--port 3000", f"--port {self.port}"),
        ):
            line = line.replace(there, str(here))
        return line


def settings(path: Path, key: str) -> list[str]:
    """Every value a unit or drop-in gives a key, in order."""
    return re.findall(rf"^{key}=(.*)$", path.read_text("utf-8"), re.MULTILINE)


def environment(places: Places) -> dict[str, str]:
    """The variables all services have."""
    lines = settings(UNITS / "sailau-.service.d" / "common.conf", "Environment")
    return dict(places.here(line).split("=", 1) for line in lines)


def command(service: str, key: str, places: Places, told: Mapping[str, str]) -> list[str]:
    """What systemd would run for `ExecStart` or `ExecReload` of a service."""
    (line,) = settings(UNITS / f"sailau-{service}.service", key)
    expanded = re.sub(r"\$\{(\w+)\}", lambda found: told[found[1]], places.here(line))
    return shlex.split(expanded)
