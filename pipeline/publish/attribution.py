"""`ATTRIBUTION.md`: under which licence the tables of a version may be used, whom to name for them, and how to cite them.

Programs find the same in `datapackage.json` (`pipeline.publish.package`); both are made from the rows of `articles`.
"""

import re
from collections.abc import Iterator, Mapping

from pipeline.model.schema import Rows
from pipeline.publish.diff.excerpt import plain

ATTRIBUTION = "ATTRIBUTION.md"

# The licence of the tables: that of the articles' text, which asks the same of whatever is made from it.
LICENCE = {
    "name": "CC-BY-SA-4.0",
    "path": "https://creativecommons.org/licenses/by-sa/4.0/",
    "title": "Creative Commons Attribution-ShareAlike 4.0 International",
}
# Whose forms, ids and parents of places the tables carry beside the articles' own statements. Who's On First asks whoever
# passes its data on to link to its licence file, which names the sources of its own.
GAZETTEERS = (
    {"title": "GeoNames, CC BY 4.0", "path": "https://www.geonames.org/"},
    {"title": "Who's On First", "path": "https://github.com/whosonfirst-data/whosonfirst-data/blob/master/LICENSE.md"},
    {"title": "Wikidata, CC0", "path": "https://www.wikidata.org/"},
)
_SPDX = "https://spdx.org/licenses/"
# What may stand between the brackets of a link.
_ADDRESS = re.compile(r"https?://[^\s<>]+")


def attribution(version_id: str, tables: Mapping[str, Rows]) -> bytes:
    """The page for people who use the tables of a version; the same bytes for the same rows."""
    articles = tables.get("articles", ())
    return (
        "\n".join([*_terms(version_id), *_articles(articles), *_places(tables), *_cite(version_id, articles)]) + "\n"
    ).encode()


def attributions(articles: Rows) -> list[str]:
    """Whom the licences of the articles ask to name, each once."""
    return list(dict.fromkeys(article["attribution"] for article in articles if article.get("attribution")))


def _terms(version_id: str) -> Iterator[str]:
    yield f"# Licence and attribution of {version_id}"
    yield ""
    yield f"The tables are under [{LICENCE['title']}]({LICENCE['path']})"
    yield f"({LICENCE['name']}). You may use them, change them and pass them on, commercially too, if you"
    yield ""
    yield "- name whom the articles' licences ask to name, and the articles with their revisions, as below;"
    yield "- link to the licence, and say what you changed;"
    yield "- put what you make of the tables under the same licence, where you pass it on."
    yield ""
    yield "What sailau changed: it made tables of the articles. Values are as the articles state them; ids, forms of names in"
    yield "other scripts and languages, and findings are added."


def _articles(articles: Rows) -> Iterator[str]:
    yield "\n## Articles\n"
    yield "| article | wiki | revision | licence of the text | by |"
    yield "|---|---|---|---|---|"
    for article in articles:
        licence = plain(article["licence"])
        cells = (
            _linked(article),
            plain(article["project"]),
            _revision(article),
            f"[{licence}]({_SPDX}{licence}.html)",
            plain(article["attribution"]),
        )
        yield f"| {' | '.join(cells)} |"
    yield "\nThe history of an article, on its wiki, lists everybody who wrote it."


def _places(tables: Mapping[str, Rows]) -> Iterator[str]:
    if tables.get("places"):
        yield "\n## Places\n"
        yield "Ids, parents and forms of places that the articles do not state are from\n"
        yield from (f"- [{each['title']}]({each['path']})" for each in GAZETTEERS)


def _cite(version_id: str, articles: Rows) -> Iterator[str]:
    yield "\n## How to cite\n"
    yield "One number: its article and revision, and the cell or paragraph its row names under `source`. All of the tables:\n"
    whom = "; ".join(map(plain, attributions(articles)))
    if len(articles) == 1:
        of = (
            f"{_linked(articles[0])}, {plain(articles[0]['project'])}, revision {articles[0].get('revision_id') or 'not known'}"
        )
    else:
        of = f"{len(articles)} articles, each in the revision that `ATTRIBUTION.md` lists"
    yield f"> {whom}: {of}; as tables by sailau, version {version_id}, {LICENCE['name']}."


def _linked(article: Mapping[str, str]) -> str:
    title, address = plain(article["title"]), article.get("page_url", "")
    return f"[{title}](<{address}>)" if _ADDRESS.fullmatch(address) else title


def _revision(article: Mapping[str, str]) -> str:
    return article.get("revision_id") or "not known"
