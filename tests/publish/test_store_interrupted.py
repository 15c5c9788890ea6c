"""The version store against the machine: kill -9, a disk that refuses for real, another process, a reader meanwhile."""

import os
import random
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pandas as pd
import pytest

from pipeline.errors import StoreError
from pipeline.publish.reader import read
from pipeline.publish.store import latest, verify, versions
from tests.publish.publishing import publish

Files = dict[str, bytes]
FilesSaying = Callable[[str], Files]

PROJECT = Path(__file__).parents[2]
KILLS = 30

PUBLISH_IN_TURN = """
    import itertools, sys
    from pathlib import Path
    from tests.publish.publishing import publish

    root, contents = map(Path, sys.argv[1:])
    sets = [{path.name: path.read_bytes() for path in folder.iterdir()} for folder in sorted(contents.iterdir())]
    print("ready", flush=True)
    for files in itertools.cycle(sets):
        publish(root, files)
"""

HOLD_THE_LOCK = """
    import sys
    from pathlib import Path
    from pipeline.publish.disk import locked

    with locked(Path(sys.argv[1])):
        print("ready", flush=True)
        sys.stdin.read()
"""

PUBLISH_WITH_LITTLE_ROOM = """
    import resource, sys
    from pathlib import Path
    from pipeline.errors import StoreError
    from tests.publish.publishing import publish

    root, content, room = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    files = {path.name: path.read_bytes() for path in content.iterdir()}
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    try:
        publish(root, files)
    except StoreError as error:
        print(error)
"""


@pytest.fixture
def contents(tmp_path: Path, files_saying: FilesSaying) -> Path:
    """Folders of files to publish, one a set."""
    for number in range(40):
        folder = tmp_path / "contents" / f"{number:02d}"
        folder.mkdir(parents=True)
        for name, data in files_saying(f"set {number}").items():
            (folder / name).write_bytes(data)
    return tmp_path / "contents"


def test_kill_9_at_any_moment_leaves_a_whole_store(root: Path, contents: Path, files_saying: FilesSaying) -> None:
    moments = random.Random(2021)  # noqa: S311 # moments to kill at, not secrets
    for number in range(KILLS):
        with _python(PUBLISH_IN_TURN, root, contents) as process, pytest.raises(subprocess.TimeoutExpired):
            process.wait(moments.uniform(0, 0.12))

        pointer = latest(root)
        if pointer is not None:
            verify(root, pointer.version_id)
        assert publish(root, files_saying(f"after kill {number}")).is_new
        assert not list(root.glob(".tmp-*"))

    assert len(versions(root)) > KILLS
    for version_id in versions(root):
        verify(root, version_id)


def test_reader_never_sees_a_mixed_set_during_publishing(root: Path, contents: Path, files_saying: FilesSaying) -> None:
    publish(root, files_saying("first"))
    seen = set()
    with _python(PUBLISH_IN_TURN, root, contents):
        while len(seen) < 10:
            articles = read("articles", root=root)
            sections = read("sections", version=articles.attrs["version_id"], root=root)
            assert _word(articles, "title") == _word(sections, "heading")
            seen.add(_word(articles, "title"))


def test_disk_that_refuses_to_write_leaves_everything_as_it_was(root: Path, contents: Path, files_saying: FilesSaying) -> None:
    publish(root, files_saying("Adal"))
    before = _tree(root)

    said = _run(PUBLISH_WITH_LITTLE_ROOM, root, contents / "00", 1000)

    assert said.startswith("extracted/: could not be published to: [Errno 27] File too large; make room")
    assert _tree(root) == before


def test_disk_that_refuses_the_very_first_publish_leaves_no_version(root: Path, contents: Path) -> None:
    said = _run(PUBLISH_WITH_LITTLE_ROOM, root, contents / "00", 1000)

    assert "File too large" in said
    assert latest(root) is None
    assert _tree(root) == {".lock": b""}


def test_lock_held_by_another_process_is_one_clear_error(root: Path, files_saying: FilesSaying) -> None:
    publish(root, files_saying("Adal"))
    before = _tree(root)

    with (
        _python(HOLD_THE_LOCK, root),
        pytest.raises(StoreError, match=r"^extracted/: another process is publishing; wait for it, then publish again$"),
    ):
        publish(root, files_saying("Auyl"))

    assert _tree(root) == before
    assert publish(root, files_saying("Auyl")).is_new


def test_lock_does_not_matter_when_there_is_nothing_to_publish(root: Path, files_saying: FilesSaying) -> None:
    publish(root, files_saying("Adal"))

    with _python(HOLD_THE_LOCK, root):
        assert not publish(root, files_saying("Adal")).is_new


@contextmanager
def _python(code: str, *arguments: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process at work, until it is killed with SIGKILL at the end."""
    command = [sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    with subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        try:
            yield process
        finally:
            process.send_signal(signal.SIGKILL)


def _run(code: str, *arguments: Path | int) -> str:
    command = [sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout


def _word(frame: pd.DataFrame, column: str) -> str:
    return str(frame[column].item())


def _tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
