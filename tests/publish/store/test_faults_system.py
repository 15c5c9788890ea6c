"""The store against the real machine: kill -9, a disk that is full, many processes at once, a folder nobody may write to."""

import os
import pwd
import random
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pytest

from pipeline.errors import StoreError
from pipeline.publish.reader import read
from pipeline.publish.store.retention import prune
from pipeline.publish.store.rollback import rollback
from pipeline.publish.store.versions import folders, latest, verify, versions
from tests.publish.publishing import few, publish

Files = dict[str, bytes]
Process = subprocess.Popen[str]
FilesSaying = Callable[[str], Files]

PROJECT = Path(__file__).parents[3]
KILLS = 300

# One process a line on standard input is forked, told on standard output, and waited for.
FORK_CHANGING = """
    import itertools, os, random, sys
    from datetime import UTC, datetime, timedelta
    from pathlib import Path
    from pipeline.publish.store.retention import prune
    from pipeline.publish.store.rollback import rollback
    from pipeline.publish.store.versions import versions
    from tests.publish.publishing import publish

    root, contents = map(Path, sys.argv[1:])
    sets = [{path.name: path.read_bytes() for path in folder.iterdir()} for folder in sorted(contents.iterdir())]

    def change(seed):
        chance = random.Random(seed)
        while True:
            publish(root, chance.choice(sets))
            publish(root, chance.choice(sets))
            rollback(root, chance.choice(versions(root)), "because")
            publish(root, chance.choice(sets))
            prune(root, 3, timedelta(seconds=chance.choice([0, 60])), datetime.now(UTC))

    print("ready", flush=True)
    for seed, _ in enumerate(sys.stdin):
        child = os.fork()
        if child == 0:
            change(seed)
        print(child, flush=True)
        os.waitpid(child, 0)
"""

READ_ON = """
    import sys
    from pathlib import Path
    from pipeline.publish.reader import read

    root = Path(sys.argv[1])
    reads, seen = 0, set()
    print("ready", flush=True)
    while not Path(sys.argv[2]).exists():
        articles = read("articles", root=root)
        sections = read("sections", version=articles.attrs["version_id"], root=root)
        assert articles["title"].item() == sections["heading"].item()
        reads += 1
        seen.add(articles["title"].item())
    print(reads, len(seen), flush=True)
"""

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

PUBLISH_ALL = """
    import sys
    from pathlib import Path
    from tests.publish.publishing import publish

    root, contents, first = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    folders = sorted(contents.iterdir())
    print("ready", flush=True)
    sys.stdin.readline()
    for folder in [*folders[first:], *folders[:first]]:
        print(publish(root, {path.name: path.read_bytes() for path in folder.iterdir()}).version_id, flush=True)
"""

HOLD_THE_LOCK = """
    import sys
    from pathlib import Path
    from pipeline.errors import StoreError
    from pipeline.files import locked

    with locked(Path(sys.argv[1]), StoreError):
        print("ready", flush=True)
        sys.stdin.readline()
"""


@pytest.fixture
def contents(tmp_path: Path, files_saying: FilesSaying) -> Path:
    """Folders of files to publish, one a set."""
    for number in range(12):
        folder = tmp_path / "contents" / f"{number:02d}"
        folder.mkdir(parents=True)
        for name, data in few(files_saying(f"set {number}")).items():
            (folder / name).write_bytes(data)
    return tmp_path / "contents"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 3 MB, of its own."""
    folder = tmp_path / "disk"
    folder.mkdir()
    with _mounted(["-t", "tmpfs", "-o", "size=3m", "tmpfs"], folder):
        yield folder


def test_kill_9_at_any_moment_leaves_a_whole_store(
    root: Path, contents: Path, files_saying: FilesSaying, tmp_path: Path
) -> None:
    publish(root, few(files_saying("set 0")))
    moments = random.Random(2021)  # noqa: S311 # moments to kill at, not secrets
    done = tmp_path / "done"

    with _python(READ_ON, root, done) as reader, _python(FORK_CHANGING, root, contents) as forker:
        for number in range(KILLS):
            child = int(_answer(forker, "go"))
            time.sleep(moments.uniform(0, 0.1))
            os.kill(child, signal.SIGKILL)
            if number % 10 == 0:
                _assert_whole(root)
        done.touch()
        reads, seen = map(int, _line(reader).split())

    _assert_whole(root)
    assert (reads > KILLS, seen > 3) == (True, True)
    numbers = [version_id.partition("-")[0] for version_id in folders(root)]
    assert len(set(numbers)) == len(numbers)
    assert publish(root, few(files_saying("after all"))).is_new
    assert not list(root.glob(".tmp-*"))


def test_reader_never_sees_a_mixed_set_during_publishing(root: Path, contents: Path, files_saying: FilesSaying) -> None:
    publish(root, files_saying("first"))
    seen = set()
    with _python(PUBLISH_IN_TURN, root, contents):
        while len(seen) < 10:
            articles = read("articles", root=root)
            sections = read("sections", version=articles.attrs["version_id"], root=root)
            assert _word(articles, "title") == _word(sections, "heading")
            seen.add(_word(articles, "title"))


def test_disk_that_is_full_leaves_everything_as_it_was_until_there_is_room(small_disk: Path, files_saying: FilesSaying) -> None:
    root = small_disk / "extracted"
    publish(root, files_saying("set 0"))
    ballast = small_disk / "ballast"
    filled = _fill(ballast, small_disk)
    before = _tree(root)

    said, refused = set(), 0
    for pages in range(filled):
        os.truncate(ballast, (filled - pages) * 4096)
        try:
            publish(root, files_saying("set 1"))
            break
        except StoreError as error:
            said.add(str(error))
        assert _tree(root) == before
        refused += 1

    assert refused > 20
    assert {text.endswith("No space left on device; make room or give access, then try again") for text in said} == {True}
    assert _word(read("articles", root=root), "title") == "set 1"


def test_disk_that_fills_version_by_version_is_emptied_by_prune(small_disk: Path, files_saying: FilesSaying) -> None:
    root = small_disk / "extracted"
    with pytest.raises(StoreError, match="No space left on device"):
        _publish_all(root, [files_saying(f"set {number}") for number in range(50)])
    last = versions(root)[-1]
    assert _latest_id(root) == last

    now = datetime(2026, 1, 1, tzinfo=UTC)
    prune(root, 1, timedelta(days=1), now)
    prune(root, 1, timedelta(days=1), now + timedelta(days=2))

    assert versions(root)[-1] == last
    assert publish(root, files_saying("after all")).is_new


def test_eight_publishers_at_once_all_succeed(root: Path, contents: Path) -> None:
    with _all_of([_python(PUBLISH_ALL, root, contents, number) for number in range(8)]) as publishers:
        for publisher in publishers:
            _send(publisher, "go")
        told = [[_line(publisher) for _ in range(12)] for publisher in publishers]

    assert {frozenset(ids) for ids in told} == {frozenset(versions(root))}
    assert sorted(int(name.partition("-")[0][1:]) for name in versions(root)) == list(range(1, 13))
    _assert_whole(root)


def test_lock_held_by_another_process_is_waited_for(root: Path, files_saying: FilesSaying) -> None:
    publish(root, files_saying("Adal"))

    with _python(HOLD_THE_LOCK, root) as holder:
        pid = os.fork()
        if pid == 0:
            os._exit(0 if publish(root, files_saying("Auyl")).is_new else 1)
        time.sleep(0.05)
        assert os.waitpid(pid, os.WNOHANG) == (0, 0)
        _send(holder, "let go")
        assert os.waitpid(pid, 0) == (pid, 0)


def test_lock_held_for_too_long_is_one_clear_error_naming_who_holds_it(
    root: Path, files_saying: FilesSaying, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(root, files_saying("Adal"))
    before = _tree(root)
    monkeypatch.setattr("pipeline.files.PATIENCE", 0.1)

    with _python(HOLD_THE_LOCK, root) as holder:
        said = rf"^extracted/: process {holder.pid} has been writing to it for 0\.1 s; wait for it to end, or end it, then try"
        with pytest.raises(StoreError, match=said):
            publish(root, files_saying("Auyl"))

    (root / ".lock").write_bytes(b"")
    assert _tree(root) == before
    assert publish(root, files_saying("Auyl")).is_new


def test_lock_does_not_matter_when_there_is_nothing_to_publish(root: Path, files_saying: FilesSaying) -> None:
    publish(root, files_saying("Adal"))

    with _python(HOLD_THE_LOCK, root):
        assert not publish(root, files_saying("Adal")).is_new


def test_read_only_disk_is_one_clear_error_and_nothing_changes(small_disk: Path, files_saying: FilesSaying) -> None:
    root = small_disk / "extracted"
    first, _ = publish(root, files_saying("Adal")), publish(root, files_saying("Auyl"))
    before = _tree(root)
    _run("mount", "-o", "remount,ro", str(small_disk))

    for change in (lambda: publish(root, files_saying("Amanat")), lambda: rollback(root, first.version_id, "because")):
        with pytest.raises(StoreError, match=r"^extracted/: could not be used: .*Read-only file system"):
            change()
    assert not publish(root, files_saying("Auyl")).is_new
    assert _word(read("articles", root=root), "title") == "Auyl"
    assert _tree(root) == before


def test_folder_one_may_not_write_to_is_one_clear_error_and_nothing_changes(files_saying: FilesSaying) -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder) / "extracted"
        publish(root, files_saying("Adal"))
        Path(folder).chmod(0o755)
        root.chmod(0o555)
        before = _tree(root)

        said = _as_nobody(lambda: publish(root, files_saying("Auyl")))

        assert said.startswith("extracted/: could not be used: [Errno 13] Permission denied")
        assert _tree(root) == before
        root.chmod(0o755)


@contextmanager
def _python(code: str, *arguments: Path | int) -> Iterator[Process]:
    """Another process at work, until it is killed with SIGKILL at the end."""
    command = [sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    with subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert _line(process) == "ready"
        try:
            yield process
        finally:
            process.send_signal(signal.SIGKILL)


@contextmanager
def _all_of(managers: list[AbstractContextManager[Process]]) -> Iterator[list[Process]]:
    with ExitStack() as stack:
        yield [stack.enter_context(manager) for manager in managers]


def _send(process: Process, line: str) -> None:
    assert process.stdin is not None
    process.stdin.write(f"{line}\n")
    process.stdin.flush()


def _line(process: Process) -> str:
    assert process.stdout is not None
    return process.stdout.readline().rstrip("\n")


def _answer(process: Process, line: str) -> str:
    _send(process, line)
    return _line(process)


def _as_nobody(change: Callable[[], object]) -> str:
    """What a change says that is made by somebody who is not root, for whom access rights do not count."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setuid(pwd.getpwnam("nobody").pw_uid)
            change()
        except BaseException as error:
            os.write(writing, str(error).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as said:
        text = said.read()
    os.waitpid(child, 0)
    return text


@contextmanager
def _mounted(what: list[str], folder: Path) -> Iterator[None]:
    try:
        _run("mount", *what, str(folder))
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"mounting a disk is not permitted here: {error}")
    try:
        yield
    finally:
        _run("umount", str(folder))


def _publish_all(root: Path, sets: list[Files]) -> None:
    for files in sets:
        publish(root, files)


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)


def _fill(ballast: Path, folder: Path) -> int:
    """Grows a file until the disk is full; its pages."""
    free = os.statvfs(folder)
    pages = free.f_bavail * free.f_bsize // 4096
    with ballast.open("wb") as file:
        for _ in range(pages):
            file.write(bytes(4096))
    return pages


def _assert_whole(root: Path) -> None:
    """The latest version and all others are as they were published."""
    assert _latest_id(root) in versions(root)
    for version_id in folders(root):
        verify(root, version_id)


def _latest_id(root: Path) -> str:
    pointer = latest(root)
    assert pointer is not None
    return pointer.version_id


def _word(frame: pd.DataFrame, column: str) -> str:
    return str(frame[column].item())


def _tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
