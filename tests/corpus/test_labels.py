"""Every table of the election pages is labelled, once, with a kind there is. Whether the labels are right, a person says."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from pipeline.document.html import read_html

LABELS: dict[str, dict[str, list[str]]] = yaml.safe_load(Path(__file__).with_name("tables.yml").read_text("utf-8"))
KINDS = {
    "results_by_party",
    "results_by_candidate",
    "results_by_place",
    "seats_by_party",
    "nominations_by_party",
    "nominations_by_place",
    "candidates",
    "races",
    "results_over_time",
    "turnout_by_place",
    "polls",
    "summary",
    "infobox",
    "other",
}
KNOWN_BY_CLASS = {"navbox", "notice", "legend"}  # the reader says it, so nobody has to label it


def test_the_pages_labelled_are_the_pages_of_the_corpus(corpus: Path) -> None:
    assert sorted(LABELS) == sorted(page.stem for page in (corpus / "elections").glob("*.html"))


@pytest.mark.parametrize("page", LABELS)
def test_every_table_of_a_page_is_labelled_once(corpus: Path, page: str) -> None:
    document = read_html((corpus / "elections" / f"{page}.html").read_bytes(), page)
    read = Counter(table.table_id for table in document.tables if table.kind not in KNOWN_BY_CLASS)

    assert Counter(table_id for ids in LABELS[page].values() for table_id in ids) == read


@pytest.mark.parametrize("page", LABELS)
def test_every_label_is_a_kind_of_table(page: str) -> None:
    assert set(LABELS[page]) <= KINDS
