"""What a person decided an article's names stand for."""

from pathlib import Path

import pytest

from pipeline.archive.decisions import Decision, read_decisions
from pipeline.errors import ArticleFileError

ENTRY = "{match: Maulenau, kind: person, entity: abdirazaq-maulenau, why: surname without marks, ref: p21}"


def folder(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "raw" / "adal-2021"
    path.mkdir(parents=True)
    (path / "names.yml").write_text(text, "utf-8")
    return path


def test_article_may_have_no_decisions(tmp_path: Path) -> None:
    assert read_decisions(tmp_path) == ()


def test_decision_names_a_spelling_and_its_entity(tmp_path: Path) -> None:
    found = read_decisions(
        folder(tmp_path, f"- {ENTRY}\n- {{match: Red Bus, kind: person, entity: null, why: a bus, ref: p18}}")
    )

    assert found == (Decision("Maulenau", "person", "abdirazaq-maulenau"), Decision("Red Bus", "person", ""))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- [", "names.yml: is not YAML: "),
        ("match: x", "names.yml: is no list of decisions; start every decision with `- match:`"),
        ("- x", "names.yml, decision 1: has not just the keys it needs; give it match, kind, entity, why, ref"),
        (f"- {ENTRY}".replace("why: surname without marks, ", ""), "names.yml, decision 1: has not just the keys it needs"),
        (f"- {ENTRY}".replace("Maulenau,", "12,"), "names.yml, decision 1: `match` is 12, not text"),
        (
            f"- {ENTRY}".replace("kind: person", "kind: horse"),
            "names.yml, decision 1: `kind` is 'horse'; one of party, person, place",
        ),
        (
            f"- {ENTRY}".replace("abdirazaq-maulenau", "12"),
            "names.yml, decision 1: `entity` is 12; give an id of the gazetteer",
        ),
        (f"- {ENTRY}\n- {ENTRY}", "names.yml: more than one decision for Maulenau; keep one of them"),
    ],
)
def test_file_that_is_no_list_of_decisions_is_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ArticleFileError) as refused:
        read_decisions(folder(tmp_path, text))

    assert str(refused.value).startswith(f"raw/adal-2021/{message}")
