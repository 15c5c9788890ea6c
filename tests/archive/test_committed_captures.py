"""The lock on raw/: committed captures are never edited, re-encoded or renamed. A failure here means: restore the file."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

RAW = Path(__file__).parents[2] / "raw"
FIRST = RAW / "2021-kazakh-municipal-elections/captures/1171093875.txt"
FIRST_SHA256 = "75c4e2a7ade282b69fdd0afcac23fa3641c84f68a3131a41af36b3fe8939ae4b"
FIRST_BYTES = 93123


def test_first_capture_is_the_one_that_was_committed() -> None:
    data = FIRST.read_bytes()

    assert (len(data), sha256(data).hexdigest()) == (FIRST_BYTES, FIRST_SHA256)


def test_log_vouches_for_the_first_capture() -> None:
    logged = {line["file"]: (line["bytes"], line["sha256"]) for line in _log()}

    assert logged["2021-kazakh-municipal-elections/captures/1171093875.txt"] == (FIRST_BYTES, FIRST_SHA256)


def test_every_logged_capture_has_the_bytes_the_log_states() -> None:
    for line in _log():
        data = (RAW / line["file"]).read_bytes()
        assert (len(data), sha256(data).hexdigest()) == (line["bytes"], line["sha256"])


def test_every_capture_is_logged_once() -> None:
    files = sorted(path.relative_to(RAW).as_posix() for path in RAW.glob("*/captures/*"))

    assert sorted(line["file"] for line in _log()) == files


def test_captures_are_named_after_article_and_capture() -> None:
    for line in _log():
        path = Path(line["file"])
        assert (path.parts[0], path.stem) == (line["article_id"], line["capture_id"])


def _log() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (RAW / "captures.jsonl").read_text("utf-8").splitlines()]
