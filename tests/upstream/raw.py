"""A raw/ folder of one article whose captures are what the wiki serves: what a capture command would leave behind."""

import json
import shutil
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

from pipeline.archive.captures import LOG, Capture
from tests.upstream.wiki import Wiki


def new_archive(raw: Path, article: Path) -> Path:
    """An archive that registers the article of a folder, with all people know about it, and no capture."""
    shutil.copytree(article, raw / article.name, ignore=shutil.ignore_patterns("captures"))
    (raw / article.name / "captures").mkdir()
    (raw / LOG).touch()
    return raw


def capture(raw: Path, article_id: str, wiki: Wiki, title: str, revision: int) -> str:
    """Archives a revision as the wiki renders it now; returns the capture's id."""
    data = wiki.legacy_fragment(title, revision)
    lines = (raw / LOG).read_text("utf-8").splitlines()
    capture_id = str(revision) if f'"{revision}"' not in "".join(lines) else f"{revision}-{sha256(data).hexdigest()[:8]}"
    captured = Capture(
        article_id=article_id,
        capture_id=capture_id,
        file=f"{article_id}/captures/{capture_id}.html",
        url=f"{wiki.address}/w/index.php?oldid={revision}",
        canonical_title=title,
        page_id=None,
        revision_id=revision,
        revision_timestamp=None,
        captured_at=f"2026-11-30T00:00:{len(lines):02}Z",
        status=200,
        headers={},
        media_type="text/html",
        reader="mediawiki-render",
        sha256=sha256(data).hexdigest(),
        bytes=len(data),
        via="live",
        licence="CC-BY-SA-4.0",
        attribution="Wikipedia contributors",
    )
    (raw / captured.file).write_bytes(data)
    with (raw / LOG).open("a", encoding="utf-8") as log:
        log.write(json.dumps(asdict(captured), ensure_ascii=False) + "\n")
    return capture_id
