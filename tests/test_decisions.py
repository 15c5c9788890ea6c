"""What a person decides of an article's names comes before the lookups, and a wrong decision is told, never published."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.build import Built, build
from pipeline.errors import ArticleFileError

ROOT = Path(__file__).parents[1]
Decide = Callable[..., Built]


@pytest.fixture
def decide(tmp_path: Path) -> Decide:
    """Builds the archive with decisions, as match, kind and entity, in the place of its own."""
    raw = Path(shutil.copytree(ROOT / "raw", tmp_path / "raw"))

    def built(*decisions: tuple[str, str, str]) -> Built:
        lines = [f"- {{match: {match}, kind: {kind}, entity: {entity}, why: x, ref: x}}" for match, kind, entity in decisions]
        (raw / "2021-kazakh-municipal-elections" / "names.yml").write_text("\n".join(lines), "utf-8")
        return build(raw, tmp_path / "extracted")

    return built


def test_place_of_the_lookups_can_be_another(decide: Decide) -> None:
    tables = decide(("Almaty", "place", "almaty-city")).tables

    assert {row["place_id"] for row in tables["nominations"] if row["place_name"] == "Almaty"} == {"almaty-city"}
    assert {row["place_id"] for row in tables["contests"] if row["place_name"] == "Almaty Region"} == {"almaty-region"}
    assert {row["entity_id"] for row in tables["names"] if row["surface_name"] == "Almaty"} == {"almaty-city"}


def test_name_that_is_no_party_has_no_id(decide: Decide) -> None:
    tables = decide(("Adal", "party", "null")).tables

    assert {row["option_id"] for row in tables["results"] if row["option_name"] == "Adal"} == {""}


@pytest.mark.parametrize(
    ("decision", "said"),
    [
        (("Adal", "party", "no-such"), '"Adal" is no party no-such of the article'),
        (("Karaganda", "place", "no-such"), '"Karaganda" is no place no-such of the article'),
        (("Maulenau", "person", "aqtobe-region"), '"Maulenau" is no person aqtobe-region of the article'),
        (("Nobody", "person", "null"), '"Nobody" is not in the article'),
    ],
)
def test_decision_that_fits_nothing_is_a_finding(decide: Decide, decision: tuple[str, str, str], said: str) -> None:
    findings = decide(decision).tables["findings"]

    assert [row["message"] for row in findings if row["check"] == "unmatched_decision"] == [
        f"names.yml: {said}; correct the decision, or remove it"
    ]


def test_decision_that_merges_two_parties_is_refused(decide: Decide, tmp_path: Path) -> None:
    with pytest.raises(ArticleFileError, match=r'names\.yml: "Adal" is decided to be nur-otan, which "Nur Otan" beside it is'):
        decide(("Adal", "party", "nur-otan"))

    assert not (tmp_path / "extracted").exists()
