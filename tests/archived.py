"""An archive of one small article, Upton, with captures added as a test needs them."""

from dataclasses import dataclass
from pathlib import Path

from tests.revisions import add_capture

ARTICLE = "2020-upton"
ARTICLE_YML = """
title: 2020 Upton election
project: en.wikipedia.org
language: en
page_id: null
place: null
licence: CC-BY-SA-4.0
attribution: Wikipedia contributors
expect: {}
accepted: {names: true}
runbook: Ask upstream.
"""
_LINE = {
    "article_id": ARTICLE,
    "capture_id": "",
    "file": f"{ARTICLE}/captures/0.html",
    "url": "",
    "canonical_title": "2020 Upton election",
    "page_id": None,
    "revision_id": 0,
    "revision_timestamp": None,
    "captured_at": "2026-01-01T00:00:00Z",
    "status": 200,
    "headers": {},
    "media_type": "text/html",
    "reader": "mediawiki-render",
    "sha256": "",
    "bytes": 0,
    "via": "live",
    "licence": "CC-BY-SA-4.0",
    "attribution": "Wikipedia contributors",
}


@dataclass(frozen=True)
class Archive:
    """Folders of the archive and of its version store."""

    raw: Path
    out: Path

    def capture(self, revision_id: int, page: str, article_id: str = ARTICLE, **more: object) -> str:
        """Adds a capture of a revision, its line of the log with `more`; its id."""
        return add_capture(self.raw, article_id, revision_id, page, _LINE, **more)

    def say(self, yml: str, article_id: str = ARTICLE) -> None:
        """What article.yml says from now on."""
        (self.raw / article_id / "captures").mkdir(parents=True, exist_ok=True)
        (self.raw / article_id / "article.yml").write_text(yml, "utf-8")


def archive(folder: Path) -> Archive:
    """The archive without captures."""
    made = Archive(folder / "raw", folder / "extracted")
    made.say(ARTICLE_YML)
    (made.raw / "captures.jsonl").write_text("", "utf-8")
    return made


def page(parties: int, votes: int = 100) -> str:
    """An article with so many parties in its results, the first with so many votes."""
    counts = [votes, *range(99, 100 - parties, -1)]
    rows = "".join(f"<tr><td>Party {n}</td><td>{count}</td></tr>" for n, count in enumerate(counts))
    total = f"<tr><td>Total</td><td>{sum(counts)}</td></tr>"
    heading = "<tr><th>Party</th><th>Votes</th></tr>"
    return f'<div class="mw-parser-output"><h2>Results</h2><table class="wikitable">{heading}{rows}{total}</table></div>'
