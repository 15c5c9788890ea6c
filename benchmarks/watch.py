"""What a look upstream costs where nothing is new: requests for 500 registered articles, and time beyond the wiki's own.

Starts a MediaWiki on loopback (`tests/upstream/install.sh` installs it) and writes 500 pages, which takes a minute.
"""

import sys
import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from pipeline.archive.addresses import AllowList  # noqa: E402 # the tests' wiki is found beside this folder
from pipeline.archive.fetch import Fetched, Fetcher  # noqa: E402
from pipeline.archive.mediawiki import MediaWiki  # noqa: E402
from pipeline.archive.upstream import Upstream  # noqa: E402
from pipeline.capture.known import KnownArticle  # noqa: E402
from pipeline.extract.reading import Reading  # noqa: E402
from pipeline.unregistered import read_file  # noqa: E402
from pipeline.watch.news import news  # noqa: E402
from tests.ports import HOST  # noqa: E402
from tests.upstream.server import serving  # noqa: E402
from tests.upstream.wiki import Wiki  # noqa: E402

ARTICLES = 500
REPEATS = 5


class Counting(Fetcher):
    """Counts requests, and the seconds spent in them."""

    count, seconds = 0, 0.0

    def fetch(self, url: str, *, accept: str = "*/*", etag: str | None = None) -> Fetched:
        start = time.perf_counter()
        fetched = super().fetch(url, accept=accept, etag=etag)
        self.count += 1
        self.seconds += time.perf_counter() - start
        return fetched


class Asked:
    """The wikis, all of them the one on loopback."""

    def __init__(self, wiki: MediaWiki) -> None:
        self._wiki = wiki

    def of(self, _project: str) -> MediaWiki:
        return self._wiki


def registered(wiki: Wiki, folder: Path) -> list[KnownArticle]:
    """As many articles as there are pages, each captured as it is."""
    page = folder / "page.html"
    page.write_text("<html><body><p>Held.</p></body></html>")
    reading, _ = read_file(page)
    return [_known(wiki, reading, number) for number in range(ARTICLES)]


def _known(wiki: Wiki, reading: Reading, number: int) -> KnownArticle:
    title = f"Page {number}"
    revision = wiki.put_page(title, f"Held on day {number}.")
    page_id = wiki.ask(action="query", titles=title)["query"]["pages"][0]["pageid"]
    article = replace(reading.article, article_id=f"page-{number}", title=title, project="en.wikipedia.org", page_id=page_id)
    return KnownArticle(article, (replace(reading.capture, article_id=article.article_id, revision_id=revision),))


def main() -> None:
    with TemporaryDirectory() as folder, serving(Path(folder) / "wiki") as server:
        known = registered(Wiki(server.address), Path(folder))
        wikis = {"en.wikipedia.org": f"{server.address}/w"}
        upstream = Upstream("benchmark@example.org", wikis, AllowList(("http",), (HOST,), private=True))
        beyond, requests = [], 0
        for _ in range(REPEATS):
            with Counting(upstream) as fetcher:
                start = time.perf_counter()
                found = news(known, Asked(MediaWiki(fetcher, "en.wikipedia.org")))  # type: ignore[arg-type]
                beyond.append(time.perf_counter() - start - fetcher.seconds)
                requests = fetcher.count
        states = {each.state for each in found}
        print(f"{ARTICLES} registered articles: {requests} requests (reach 12), all {' '.join(states)}")
        print(f"  {1000 * min(beyond):.0f} ms beyond them (reach 300)")


if __name__ == "__main__":
    main()
