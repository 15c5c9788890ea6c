"""Registered articles: what is neither understood nor accepted by a person stops the build, so that nothing is lost unseen.

An article nobody registered is read leniently: the same things are findings.
"""

from collections.abc import Sequence

from pipeline.archive.article import Accepted, Article
from pipeline.document.document import Remark
from pipeline.errors import UnknownTermError
from pipeline.extract.labels import LOOKUPS, unknown_term
from pipeline.extract.statements import TableReading
from pipeline.extract.vocabulary import Vocabulary


def refuse_unknown(readings: Sequence[TableReading], words: Vocabulary, article: Article, where: str) -> None:
    """Raises `UnknownTermError` for the first heading, value, party or place that is in no lookup and was not accepted.

    Names a person decided are accepted, whatever they were decided to be. Does nothing for an article nobody registered.
    """
    accepted = article.accepted
    if accepted is None:
        return
    for reading in readings:
        for remark in reading.remarks:
            _refuse_remark(remark, accepted, where)
        if not accepted.names:
            _refuse_names(reading, words, article, where)


def _refuse_remark(remark: Remark, accepted: Accepted, where: str) -> None:
    at = f"{where} › {remark.source}"
    if remark.check == "unknown_heading" and remark.stated not in accepted.headings:
        raise unknown_term(at, remark.stated, "column heading", "headers.yml")
    if remark.check == "unread_value" and remark.stated not in accepted.values:
        todo = "see what the article means; capture a revision that says it in numbers, or list it under `accepted: values`"
        raise UnknownTermError(at, f'"{remark.stated}" is not a number', todo)


def _refuse_names(reading: TableReading, words: Vocabulary, article: Article, where: str) -> None:
    parties, places = dict(article.decided("party")), dict(article.decided("place"))
    for statement in reading.statements:
        row = statement.row
        at = f"{where} › {row.get('source') or row.get('candidates_source', '')}"
        is_option = statement.table in ("results", "nominations") and row.get("option_kind", "party") in ("party", "unresolved")
        if is_option and words.option(row["option_name"]) is None and row["option_name"] not in parties:
            raise unknown_term(at, row["option_name"], "party or row label", LOOKUPS["party"])
        if (place := row.get("place_name")) and words.place(place) is None and place not in places:
            raise unknown_term(at, place, "place or row label", LOOKUPS["place"])
