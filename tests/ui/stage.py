"""A folder as `make run` and `make ui` use it, and a hostile article for it.

Without what people acknowledged rules fail, so that there is something to see.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.archived import ARTICLE_YML, Archive
from tests.ports import HOST, free_port

ROOT = Path(__file__).parents[2]
FIRST, HOSTILE = "2021-kazakh-municipal-elections", "2020-hostile"
# Each sets a mark in the page's window if it runs.
IMAGE = '<img src=x onerror="window.hurt=1">'
SCRIPT = "<script>window.hurt=1</script>"
LINK = "[click](javascript:window.hurt=1)"
MARKUP = "`tick` | **bold** ![x](http://evil.invalid/x.png) # _em_ ~~gone~~"
PATIENCE = 120.0  # seconds
WORKSPACE = """\
load_from:
  - python_module:
      module_name: pipeline.definitions
      location_name: sailau
"""


@dataclass(frozen=True, slots=True)
class Stage:
    """The folder of raw/, extracted/ and .dagster/."""

    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        return {**os.environ, "DAGSTER_HOME": str(self.folder), "PYTHONPATH": str(ROOT)}

    def run(self) -> str:
        """What `make run` does here; what it prints. Warnings are errors."""
        command = [sys.executable, "-W", "error", "-m", "pipeline.defs.run"]
        done = subprocess.run(command, cwd=self.folder, env=self.environment, capture_output=True, text=True, check=False)
        assert done.returncode in (0, 1), done.stderr[-4000:]
        return done.stdout

    @contextmanager
    def webserver(self) -> Iterator[str]:
        """A real `dagster-webserver` on a free port, until the block ends; its address."""
        port = free_port()
        command = [sys.executable, "-m", "dagster_webserver", "-w", "workspace.yaml", "-h", HOST, "-p", str(port)]
        with (self.folder / "webserver.log").open("wb") as log:
            process = subprocess.Popen(
                command, cwd=self.folder, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )
        try:
            _wait(f"http://{HOST}:{port}/server_info", process, self.folder / "webserver.log")
            yield f"http://{HOST}:{port}"
        finally:
            for signalled in (signal.SIGTERM, signal.SIGKILL):
                with suppress(ProcessLookupError):
                    os.killpg(process.pid, signalled)
                with suppress(subprocess.TimeoutExpired):
                    process.wait(timeout=10)


def staged(folder: Path) -> Stage:
    """The folder with the first article registered, and nothing run."""
    shutil.copytree(ROOT / "raw", folder / "raw")
    shutil.copyfile(ROOT / "dagster.yaml", folder / "dagster.yaml")
    (folder / "workspace.yaml").write_text(WORKSPACE, "utf-8")
    return Stage(folder)


def add_hostile(stage: Stage) -> None:
    """Registers an article whose title, headings, cells and links attack whoever shows them; takes acknowledgements away."""
    archive = Archive(stage.folder / "raw", stage.folder / "extracted")
    archive.say(ARTICLE_YML.replace("2020 Upton election", f"'{IMAGE} 2020 election {LINK}'"), HOSTILE)
    archive.capture(7, hostile_page(), HOSTILE)
    (stage.folder / "raw" / FIRST / "findings.yml").unlink()


def hostile_page() -> str:
    def text(markup: str) -> str:
        return markup.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    names = [IMAGE, SCRIPT, LINK, MARKUP, "two<br>lines"]
    rows = "".join(
        f"<tr><td>{name if name.startswith('two') else text(name)}</td><td>{100 - at}</td></tr>"
        for at, name in enumerate(names)
    )
    total = f"<tr><td>Total</td><td>{sum(100 - at for at in range(len(names))) + 1}</td></tr>"
    return (
        f'<div class="mw-parser-output"><p>{text(IMAGE)} had 90% of {text(LINK)}.</p><h2>{text(IMAGE)} {text(LINK)}</h2>'
        f"<p>{text(SCRIPT)} {text(MARKUP)}</p><h2>Results</h2><table class='wikitable'>"
        f"<tr><th>Party</th><th>Votes</th></tr>{rows}{total}</table></div>"
    )


def _wait(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        with suppress(URLError, ConnectionError, TimeoutError), urlopen(address, timeout=5) as answer:  # noqa: S310 # our own
            if answer.status == 200:
                return
        assert process.poll() is None, log.read_text("utf-8", "replace")[-4000:]
        assert time.monotonic() < until, log.read_text("utf-8", "replace")[-4000:]
        time.sleep(0.2)
