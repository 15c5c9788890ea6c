"""An archive of the first article under a title of the test's own, whose en.wikipedia.org is the test wiki."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from pipeline.archive.captures import read_archive
from pipeline.archive.wikis import Wikis
from pipeline.capture.typed import Wanted, capture
from pipeline.extract.reading import read
from pipeline.publish.store.described import described
from pipeline.publish.store.versions import folder_of, present, versions
from pipeline.watch.refresh import Refreshed, refresh
from tests.archived import ARTICLE_YML
from tests.ports import HOST
from tests.upstream.wiki import Wiki
from tests.upstream.wikitext import wikitext

ROOT = Path(__file__).parents[2]
ARTICLE = "2021-kazakh-municipal-elections"


def original() -> str:
    """The first article as wikitext."""
    archived = next(each for each in read_archive(ROOT / "raw") if each.article.article_id == ARTICLE)
    return wikitext(read(archived).beside[0].document)


@dataclass(frozen=True)
class Looking:
    """The folder of archive and store, the wiki, the page's title, and a clock that goes on a minute when it is read."""

    folder: Path
    wiki: Wiki
    title: str
    now: Callable[[], datetime]

    @property
    def raw(self) -> Path:
        return self.folder / "raw"

    @property
    def out(self) -> Path:
        return self.folder / "extracted"

    def look(self, *, is_full: bool = False) -> Refreshed:
        with Wikis(self.raw) as wikis:
            return refresh(self.raw, self.out, wikis, self.now, is_full=is_full)

    def capture(self) -> None:
        """The first capture, by title."""
        with Wikis(self.raw) as wikis:
            list(capture(self.title, Wanted(self.raw, flavour="legacy"), wikis, self.now))

    def versions(self) -> tuple[str, ...]:
        return versions(self.out)

    def revision(self) -> int:
        """The revision the latest version was read from."""
        latest = present(self.out).version_id
        return int(described(latest, folder_of(self.out, latest)).articles[0].revision_id)

    def changes(self, version_id: str = "") -> str:
        """`CHANGES.md` of a version, the latest unless named."""
        return (folder_of(self.out, version_id or present(self.out).version_id) / "CHANGES.md").read_text("utf-8")


def looking(folder: Path, wiki: Wiki, title: str) -> Looking:
    """The first article, with the page written on the wiki and no capture yet."""
    about = folder / "raw" / ARTICLE / "article.yml"
    shutil.copytree(ROOT / "raw" / ARTICLE, about.parent, ignore=shutil.ignore_patterns("captures"))
    (folder / "raw" / "captures.jsonl").touch()
    about.write_text(about.read_text("utf-8").replace("title: 2021 Kazakh municipal elections", f"title: {title}"), "utf-8")
    wiki.put_page(title, original())
    return asked(folder, wiki, title)


def small(folder: Path, wiki: Wiki, title: str) -> Looking:
    """A small article, quick to build, likewise."""
    about = folder / "raw" / "2020-upton" / "article.yml"
    about.parent.mkdir(parents=True)
    about.write_text(ARTICLE_YML.replace("2020 Upton election", title), "utf-8")
    (folder / "raw" / "captures.jsonl").touch()
    wiki.put_page(title, votes(10))
    return asked(folder, wiki, title)


def asked(folder: Path, wiki: Wiki, title: str, address: str = "") -> Looking:
    """An archive that asks the wiki, or what stands in front of it at another address."""
    (folder / "raw" / "upstream.yml").write_text(
        f"contact: tests@example.org\nprivate: true\nschemes: [http]\nhosts: ['{HOST}']\n"
        f"wikis: {{en.wikipedia.org: '{address or wiki.address}/w'}}\nlimits: {{attempts: 1, seconds: 3}}\n"
    )
    minutes = count()
    return Looking(folder, wiki, title, lambda: datetime(2026, 12, 1, tzinfo=UTC) + timedelta(minutes=next(minutes)))


def votes(number: int) -> str:
    """A small article as wikitext, whose first party has so many votes."""
    return f"""Held.
{{| class="wikitable"
! Party !! Votes
|-
| Adal || {number}
|-
| Auyl || 20
|}}
"""
