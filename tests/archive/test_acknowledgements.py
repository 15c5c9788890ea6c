"""findings.yml: one list of findings a person has seen, and clear refusals of anything else."""

from pathlib import Path

import pytest

from pipeline.archive.acknowledgements import Acknowledgement, read_acknowledgements
from pipeline.errors import ArticleFileError

ENTRY = "{finding: races-filled-72e709aa, message: 31 races, why: repeat elections, ref: talk page}"


def folder(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "raw" / "adal-2021"
    path.mkdir(parents=True)
    (path / "findings.yml").write_text(text, "utf-8")
    return path


def test_article_may_have_no_acknowledgements(tmp_path: Path) -> None:
    assert read_acknowledgements(tmp_path) == ()


def test_acknowledgement_names_a_finding_what_it_said_and_why_it_stays(tmp_path: Path) -> None:
    assert read_acknowledgements(folder(tmp_path, f"- {ENTRY}")) == (
        Acknowledgement("races-filled-72e709aa", "31 races", "repeat elections"),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- [", "findings.yml: is not YAML: "),
        ("finding: x", "findings.yml: is no list of acknowledgements; start every acknowledgement with `- finding:`"),
        ("- x", "findings.yml, acknowledgement 1: has not just the keys it needs; give it finding, message, why, ref"),
        (f"- {ENTRY}".replace("repeat elections", "''"), "findings.yml, acknowledgement 1: `why` is '', not text"),
        (f"- {ENTRY}\n- {ENTRY}", "findings.yml: more than one acknowledgement for races-filled-72e709aa; keep one of them"),
    ],
)
def test_file_that_is_no_list_of_acknowledgements_is_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ArticleFileError) as refused:
        read_acknowledgements(folder(tmp_path, text))

    assert str(refused.value).startswith(f"raw/adal-2021/{message}")
