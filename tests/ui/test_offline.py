"""Nothing needs the internet and nothing is sent: the same run and pages without any network but loopback."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may have a network of its own for the asking")
def test_run_and_pages_need_no_network_and_send_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "stage"
    folder.mkdir()
    environment = {**os.environ, "HOME": str(tmp_path / "home"), "PYTHONPATH": str(ROOT)}
    (tmp_path / "home").mkdir()
    command = [sys.executable, "-m", "tests.ui.offline", str(folder)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=400, check=False)
    assert done.returncode == 0, done.stderr[-4000:]
    seen = json.loads(done.stdout)

    assert seen["cut_off"]
    assert "published v1-" in seen["printed"]
    assert (seen["errors"], seen["refused"]) == ([], [])
    assert seen["telemetry"] == []
    assert list((tmp_path / "home").rglob("*telemetry*")) == []
