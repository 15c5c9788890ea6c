"""Every finding on the corpus's election pages is in `findings.yml`, read by a person against its page: no false alarms."""

from pathlib import Path

import pytest
import yaml

from pipeline.unregistered import read_files

FINDINGS: dict[str, list[dict[str, str]]] = yaml.safe_load(Path(__file__).with_name("findings.yml").read_text("utf-8"))
SAID = ("finding", "check", "source", "message")


def test_the_pages_listed_are_the_pages_of_the_corpus(corpus: Path) -> None:
    assert sorted(page.stem for page in (corpus / "elections").glob("*.html")) == sorted(FINDINGS)


@pytest.mark.parametrize("page", FINDINGS)
def test_every_finding_of_a_page_is_listed_and_none_is_stale(corpus: Path, page: str) -> None:
    listed = [tuple(entry[name] for name in SAID) for entry in FINDINGS[page]]

    rows = read_files([corpus / "elections" / f"{page}.html"])["findings"]
    assert sorted(listed) == sorted((row["finding_id"], row["check"], row["source"], row["message"]) for row in rows)


@pytest.mark.parametrize("page", FINDINGS)
def test_every_finding_listed_says_why_it_is_so(page: str) -> None:
    for entry in FINDINGS[page]:
        assert tuple(entry) == (*SAID, "why")
        assert entry["why"].strip().endswith(".")
