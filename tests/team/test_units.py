"""The units of docs/deploy as systemd reads them: no word it does not know, every command there, little left open."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.team.units import ROOT, UNITS

SERVICES = sorted(path.name for path in UNITS.glob("*.service"))
# systemd's own measure, from 0 to 10, of what a service could do that it need not.
EXPOSURE = "20"


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """The units with the commands where they are on this machine, for systemd looks whether they are there."""
    shutil.copytree(UNITS, tmp_path, dirs_exist_ok=True)
    for path in tmp_path.glob("*.service"):
        text = path.read_text("utf-8").replace("/opt/sailau/.venv/bin", str(Path(sys.executable).parent))
        path.write_text(text.replace("/opt/sailau", str(ROOT)), "utf-8")
    return tmp_path


def systemd_analyze(folder: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    program = shutil.which("systemd-analyze")
    assert program, "systemd is not installed here; as root: tests/team/install.sh"
    return subprocess.run([program, *words], cwd=folder, capture_output=True, text=True, check=False)


def test_systemd_finds_nothing_to_say_about_the_units(installed: Path) -> None:
    done = systemd_analyze(installed, "verify", *(f"./{path.name}" for path in installed.glob("*.*") if path.is_file()))

    assert (done.returncode, done.stderr) == (0, "")


def test_systemd_would_say_it(installed: Path) -> None:
    common = installed / "sailau-.service.d" / "common.conf"
    common.write_text(common.read_text("utf-8").replace("ProtectClock=", "ProtectClok="), "utf-8")

    assert "Unknown key 'ProtectClok'" in systemd_analyze(installed, "verify", "./sailau-code.service").stderr


@pytest.mark.parametrize("service", SERVICES)
def test_services_can_do_little_besides_their_work(installed: Path, service: str) -> None:
    done = systemd_analyze(installed, "security", "--offline=true", f"--threshold={EXPOSURE}", "--no-pager", f"./{service}")

    assert done.returncode == 0, done.stdout
