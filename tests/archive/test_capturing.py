"""Captures are written whole or not at all: bytes as they came, a line appended, nothing overwritten, whatever happens."""

import json
import os
import random
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from hashlib import sha256
from operator import eq
from pathlib import Path
from shutil import copytree, rmtree

import pytest

from pipeline.archive.captures import Capture, read_archive, read_log, verified_bytes
from pipeline.archive.capturing import Added, add_article, add_capture
from pipeline.archive.pending import NOTE, noted
from pipeline.errors import ArticleFileError, CaptureError, OutputError
from tests.faults import Crash, Machine, each_fault, failing

ROOT = Path(__file__).parents[2]
ARTICLE = b"""
title: Adal elections
project: en.wikipedia.org
language: en
page_id: null
place: null
licence: CC-BY-SA-4.0
attribution: Wikipedia contributors
expect: {}
runbook: Ask upstream.
"""
DRAFT = Capture(
    article_id="adal",
    capture_id="",
    file="",
    url="https://en.wikipedia.org/w/index.php?title=Adal&oldid=12",
    canonical_title="Adal elections\u2028",
    page_id=7,
    revision_id=12,
    revision_timestamp="2023-01-01T00:00:00Z",
    captured_at="2023-01-02T00:00:00Z",
    status=200,
    headers={"etag": '"abc"'},
    media_type="text/html",
    reader="parsoid",
    sha256="",
    bytes=0,
    via="live",
    licence="CC-BY-SA-4.0",
    attribution="Wikipedia contributors",
)
DATA = b"\xef\xbb\xbfA\r\n\r\n \xff\x00"


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A raw/ with an empty log and no articles."""
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "captures.jsonl").write_bytes(b"")
    return raw


@pytest.fixture
def raw(empty: Path) -> Path:
    """A raw/ with one article and its first capture, of revision 11."""
    add_article(empty, at(11), b"first", {"article.yml": ARTICLE})
    return empty


def at(revision_id: int | None, captured_at: str = "2023-01-02T00:00:00Z", **more: object) -> Capture:
    return replace(DRAFT, revision_id=revision_id, captured_at=captured_at, **more)  # type: ignore[arg-type]


def add(raw: Path, draft: Capture, data: bytes) -> Added:
    return add_capture(raw, draft, data, eq)


def test_capture_is_the_bytes_as_they_came_and_a_line_with_all_that_is_known(raw: Path) -> None:
    before = (raw / "captures.jsonl").read_bytes()
    added = add(raw, DRAFT, DATA)

    assert added == Added(
        replace(DRAFT, capture_id="12", file="adal/captures/12.html", sha256=sha256(DATA).hexdigest(), bytes=len(DATA)), True
    )
    assert (raw / "adal/captures/12.html").read_bytes() == DATA
    assert verified_bytes(raw, read_log(raw)[1]) == DATA
    assert read_log(raw)[1] == added.capture
    assert (raw / "captures.jsonl").read_bytes().startswith(before)


def test_newest_capture_is_read_from_then_on(raw: Path) -> None:
    add(raw, DRAFT, DATA)

    assert [(each.capture.capture_id, each.data) for each in read_archive(raw)] == [("12", DATA)]


def test_file_is_protected_from_being_written_to(raw: Path) -> None:
    file = add(raw, DRAFT, DATA).capture.file

    assert (raw / file).stat().st_mode & 0o777 == 0o444


def test_text_and_answers_of_an_api_are_told_by_their_names(raw: Path) -> None:
    media_types = {"text/plain": ".txt", "application/json": ".json", "text/html": ".html", "application/xhtml+xml": ".html"}
    files = [
        add(raw, at(revision, media_type=media_type), b"%d" % revision).capture.file
        for revision, media_type in enumerate(media_types, start=20)
    ]

    assert [Path(file).suffix for file in files] == list(media_types.values())


def test_what_is_captured_already_is_not_captured_again(raw: Path) -> None:
    first = add(raw, DRAFT, DATA)
    before = files(raw)
    again = add(raw, at(12, "2023-02-02T00:00:00Z"), DATA)

    assert again == Added(first.capture, is_new=False)
    assert files(raw) == before


def test_bytes_without_a_revision_that_any_capture_has_are_captured_already(raw: Path) -> None:
    first = add(raw, DRAFT, DATA)

    assert add(raw, at(None), DATA) == Added(first.capture, is_new=False)


def test_whether_two_renderings_say_the_same_is_asked_of_the_caller(raw: Path) -> None:
    add(raw, DRAFT, b"rendered at noon")

    assert not add_capture(raw, DRAFT, b"rendered at one", lambda one, other: one[:8] == other[:8]).is_new


@pytest.mark.parametrize("more", [{"revision_id": 13}, {"reader": "mediawiki-render"}, {"article_id": "auyl"}])
def test_same_bytes_of_another_revision_flavour_or_article_are_a_capture_of_their_own(
    raw: Path, more: dict[str, object]
) -> None:
    (raw / "auyl").mkdir()
    add(raw, DRAFT, DATA)

    assert add(raw, replace(DRAFT, **more), DATA).is_new  # type: ignore[arg-type]


def test_revision_that_renders_otherwise_is_another_capture(raw: Path) -> None:
    add(raw, DRAFT, b"before the template changed")
    changed = add(raw, at(12, "2023-01-03T00:00:00Z"), b"after")

    digest = sha256(b"after").hexdigest()
    assert (changed.capture.capture_id, changed.capture.file) == (f"12-{digest[:8]}", f"adal/captures/12-{digest[:8]}.html")


def test_rendering_that_comes_back_is_the_newest_again(raw: Path) -> None:
    """A template is vandalised and reverted, twice."""
    for day, data in enumerate((b"A", b"B", b"A", b"B"), start=1):
        assert add(raw, at(12, f"2023-01-0{day}T00:00:00Z"), data).is_new

    a, b = (sha256(data).hexdigest()[:8] for data in (b"A", b"B"))
    assert [each.capture_id for each in read_log(raw)[1:]] == ["12", f"12-{b}", f"12-{a}", f"12-{b}-2"]


def test_copy_made_between_two_captures_that_say_the_same_is_one_of_them(raw: Path) -> None:
    late = add(raw, at(12, "2023-01-09T00:00:00Z"), DATA)

    assert add(raw, at(12, "2023-01-05T00:00:00Z"), DATA) == Added(late.capture, is_new=False)


def test_capture_of_an_unknown_revision_is_named_after_its_bytes(raw: Path) -> None:
    assert add(raw, at(None), DATA).capture.capture_id == sha256(DATA).hexdigest()[:12]


def test_file_that_is_there_is_never_overwritten(raw: Path) -> None:
    (raw / "adal/captures/12.html").write_bytes(b"put here by hand")
    added = add(raw, DRAFT, DATA)

    assert added.capture.capture_id == f"12-{sha256(DATA).hexdigest()[:8]}"
    assert (raw / "adal/captures/12.html").read_bytes() == b"put here by hand"


def test_last_line_that_a_person_left_without_its_end_stays_a_line(raw: Path) -> None:
    log = raw / "captures.jsonl"
    log.write_bytes(log.read_bytes().removesuffix(b"\n"))
    before = read_log(raw)
    add(raw, DRAFT, DATA)

    assert read_log(raw)[:-1] == before
    assert [each.revision_id for each in read_log(raw)] == [11, 12]


def test_article_is_its_files_and_its_first_capture(raw: Path) -> None:
    assert sorted(path.relative_to(raw).as_posix() for path in raw.rglob("*") if path.is_file()) == [
        ".lock",
        "adal/article.yml",
        "adal/captures/11.html",
        "captures.jsonl",
    ]
    assert [each.article.title for each in read_archive(raw)] == ["Adal elections"]


def test_article_that_is_registered_is_not_registered_again(raw: Path) -> None:
    before = files(raw)
    with pytest.raises(ArticleFileError, match=r"^raw/adal: is registered already; choose another id, or add a capture to it"):
        add_article(raw, at(13), b"other", {"article.yml": b""})

    assert files(raw) == before


def test_article_that_could_not_be_read_is_not_registered(empty: Path) -> None:
    with pytest.raises(ArticleFileError, match="no key `project`"):
        add_article(empty, at(13), b"other", {"article.yml": b"title: Adal"})

    assert set(files(empty)) == {"captures.jsonl", ".lock"}


def test_folder_that_is_no_archive_is_left_alone(tmp_path: Path) -> None:
    with pytest.raises(CaptureError, match=r"captures\.jsonl: is missing"):
        add(tmp_path, DRAFT, DATA)

    assert files(tmp_path) == {}


def test_hidden_files_are_nobodys_capture(raw: Path) -> None:
    (raw / "adal/captures/.DS_Store").write_bytes(b"")
    (raw / ".tmp-auyl").mkdir()

    assert [each.capture.capture_id for each in read_archive(raw)] == ["11"]


def test_lock_that_is_held_is_one_clear_error(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.files.PATIENCE", 0.05)
    with _python(HOLD_THE_LOCK, raw) as holder, pytest.raises(OutputError) as error:
        add(raw, DRAFT, DATA)

    assert str(error.value).startswith(f"raw/: process {holder.pid} has been writing to it for 0.05 s; wait for it to end")


@pytest.mark.parametrize("is_crash", [False, True], ids=["error", "crash"])
@pytest.mark.parametrize("what", ["capture", "article"])
def test_any_call_that_fails_leaves_all_or_nothing_of_a_capture(
    raw: Path, what: str, is_crash: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: None)  # it is counted and fails all the same; only the waiting is spared
    changes = {
        "capture": lambda raw: add(raw, DRAFT, DATA),
        "article": lambda raw: add_article(raw, replace(DRAFT, article_id="auyl"), DATA, {"article.yml": ARTICLE}),
    }
    change, before, tried = changes[what], seen(raw), raw.parent / "tried" / "raw"
    change(copied(raw, raw.parent / "changed" / "raw"))
    after = seen(raw.parent / "changed" / "raw")

    def attempt(machine: Machine) -> None:
        copied(raw, tried)
        try:
            with failing(machine):
                change(tried)
        except (CaptureError, OutputError, Crash):
            assert machine.failing <= len(machine.calls)

    faults, states = [], set()
    for number in each_fault(attempt, is_crash):
        faults.append(number)
        assert seen(tried) in (before, after)
        states.add(seen(tried) == after)
        try:
            change(tried)
        except ArticleFileError:  # the interrupted writer's article was completed
            assert what == "article"
        assert seen(tried) == after
        assert not [path for path in tried.iterdir() if path.name.startswith((".tmp-", NOTE))]

    assert len(faults) > 20
    assert states == {True, False}


@pytest.mark.parametrize("written", [0, 1, 100, -1])
def test_line_that_is_only_being_appended_is_not_read_and_is_completed_by_the_next_writer(raw: Path, written: int) -> None:
    (line,) = stopped_while_appending(raw, DRAFT, DATA)
    with (raw / "captures.jsonl").open("ab") as log:
        log.write(line[:written])

    assert seen(raw) == ("adal 11 b'first'",)
    add(raw, at(13), b"next")
    assert [(each.revision_id, verified_bytes(raw, each)) for each in read_log(raw)] == [
        (11, b"first"),
        (12, DATA),
        (13, b"next"),
    ]


def test_zeros_a_stopped_machine_left_for_a_line_are_no_line(raw: Path) -> None:
    (line,) = stopped_while_appending(raw, DRAFT, DATA)
    with (raw / "captures.jsonl").open("ab") as log:
        log.write(bytes(len(line)))

    assert seen(raw) == ("adal 11 b'first'",)
    add(raw, at(13), b"next")
    assert [each.revision_id for each in read_log(raw)] == [11, 12, 13]


def test_lines_that_came_by_other_ways_meanwhile_stay(raw: Path) -> None:
    """Such as from a colleague, by git."""
    stopped_while_appending(raw, DRAFT, DATA)
    other = replace(read_log(raw)[0], article_id="other")
    with (raw / "captures.jsonl").open("a") as log:
        log.write(json.dumps(asdict(other)) + "\n")
    add(raw, at(13), b"next")

    assert [(each.article_id, each.revision_id) for each in read_log(raw)] == [
        ("adal", 11),
        ("other", 11),
        ("adal", 12),
        ("adal", 13),
    ]


def test_capture_that_was_being_written_and_is_gone_is_told(raw: Path) -> None:
    stopped_while_appending(raw, DRAFT, DATA)
    (raw / "adal/captures/12.html").unlink()

    with pytest.raises(
        CaptureError, match=r"^raw/adal/captures/12\.html: was being written, and is gone; remove raw/\.pending"
    ):
        add(raw, at(13), b"next")


def test_note_that_is_damaged_is_told(raw: Path) -> None:
    (raw / NOTE).write_bytes(b"{")

    with pytest.raises(CaptureError, match=r"^raw/\.pending\.json: is damaged: .*; look what git says"):
        read_archive(raw)


FORK_CAPTURING = """
    import os, random, sys
    from dataclasses import replace
    from pathlib import Path
    from tests.archive.test_capturing import DRAFT, ARTICLE, add
    from pipeline.archive.capturing import add_article
    from pipeline.archive.captures import read_log

    raw = Path(sys.argv[1])

    def capture(seed):
        chance = random.Random(seed)
        while True:
            number = chance.randrange(10**9)
            if chance.random() < 0.5:
                add(raw, replace(DRAFT, revision_id=number), b"%d" % number * chance.choice([1, 10**5]))
            else:
                draft = replace(DRAFT, article_id=f"a{number}", revision_id=number)
                add_article(raw, draft, b"new", {"article.yml": ARTICLE})

    print("ready", flush=True)
    for seed, _ in enumerate(sys.stdin):
        child = os.fork()
        if child == 0:
            capture(seed)
        print(child, flush=True)
        os.waitpid(child, 0)
"""

READ_ON = """
    import sys
    from pathlib import Path
    from pipeline.archive.captures import read_archive

    raw, reads, most = Path(sys.argv[1]), 0, 0
    print("ready", flush=True)
    while not Path(sys.argv[2]).exists():
        found = read_archive(raw)
        assert len(found) >= most
        reads, most = reads + 1, len(found)
    print(reads, most, flush=True)
"""

CAPTURE_TEN = """
    import sys
    from dataclasses import replace
    from pathlib import Path
    from tests.archive.test_capturing import DRAFT, add

    print("ready", flush=True)
    sys.stdin.readline()
    for number in range(10):
        revision = 100 * int(sys.argv[2]) + number
        add(Path(sys.argv[1]), replace(DRAFT, revision_id=revision), b"%d" % revision)
    print("done", flush=True)
"""

HOLD_THE_LOCK = """
    import sys
    from pathlib import Path
    from pipeline.errors import OutputError
    from pipeline.files import locked

    with locked(Path(sys.argv[1]), OutputError):
        print("ready", flush=True)
        sys.stdin.readline()
"""


def test_kill_9_at_any_moment_leaves_a_whole_archive_for_every_reader(raw: Path) -> None:
    moments = random.Random(2021)  # noqa: S311 # moments to kill at, not secrets
    done = raw.parent / "done"

    with _python(READ_ON, raw, done) as reader, _python(FORK_CAPTURING, raw) as forker:
        for _ in range(200):
            child = int(_answer(forker, "go"))
            time.sleep(moments.uniform(0, 0.06))
            os.kill(child, signal.SIGKILL)
        done.touch()
        reads, most = map(int, _line(reader).split())

    add(raw, at(1), b"after all")
    assert (reads > 10, most > 3) == (True, True)
    log = read_log(raw)
    assert all(verified_bytes(raw, capture) for capture in log)
    assert len({(each.article_id, each.capture_id) for each in log}) == len(log)
    assert {path.relative_to(raw).as_posix() for path in raw.glob("*/captures/*")} == {each.file for each in log}


def test_eight_at_once_all_capture(raw: Path) -> None:
    started = [subprocess.Popen(_command(CAPTURE_TEN, raw, number), **_PIPES) for number in range(1, 9)]  # type: ignore[call-overload]
    assert {_line(process) for process in started} == {"ready"}
    for process in started:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    assert {_line(process) for process in started} == {"done"}
    for process in started:
        process.communicate()

    assert sorted(each.revision_id or 0 for each in read_log(raw)[1:]) == [
        100 * one + number for one in range(1, 9) for number in range(10)
    ]


def stopped_while_appending(raw: Path, draft: Capture, data: bytes) -> list[bytes]:
    """A writer that was stopped before it appended its line, which it noted; the line."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pipeline.archive.pending._append", _stop)
        with pytest.raises(Crash):
            add(raw, draft, data)
    note = noted(raw)
    assert note is not None
    return [note.line.encode()]


def _stop(*_: object) -> None:
    raise Crash


def copied(raw: Path, target: Path) -> Path:
    rmtree(target, ignore_errors=True)
    return Path(copytree(raw, target))


def seen(raw: Path) -> tuple[str, ...]:
    """What a reader sees: every article with its newest capture, and nothing but that."""
    return tuple(f"{each.article.article_id} {each.capture.capture_id} {each.data!r}" for each in read_archive(raw))


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


_PIPES = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "env": {**os.environ, "PYTHONPATH": str(ROOT)}}


def _command(code: str, *arguments: Path | int) -> list[str]:
    return [sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)]


@contextmanager
def _python(code: str, *arguments: Path | int) -> Iterator["subprocess.Popen[str]"]:
    """Another process at work, until it is killed at the end."""
    with subprocess.Popen(_command(code, *arguments), **_PIPES) as process:  # type: ignore[call-overload]
        assert _line(process) == "ready"
        try:
            yield process
        finally:
            process.send_signal(signal.SIGKILL)


def _line(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().rstrip("\n")


def _answer(process: "subprocess.Popen[str]", line: str) -> str:
    assert process.stdin is not None
    process.stdin.write(f"{line}\n")
    process.stdin.flush()
    return _line(process)
