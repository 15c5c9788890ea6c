"""Patterns of sentences that speak of values: what is shipped loads; what could link nothing, or two figures, is refused."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.errors import LookupFileError
from pipeline.lookups import claims as module
from pipeline.lookups.claims import ABOUT, ClaimPattern, claim_patterns
from pipeline.model.tables import BY_NAME

ENTRIES: list[dict[str, Any]] = yaml.safe_load(module.FILE.read_text("utf-8"))
ENTRY = {"pattern": "{option} won {number} seats", "about": "results/seats_count", "why": "said so", "ref": "an article"}
REFUSED = r"^pipeline/lookups/claims\.yml, entry 1: "


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "claims.yml"
    monkeypatch.setattr(module, "FILE", path)
    return path


def load(file: Path, **changed: object) -> ClaimPattern:
    """The one pattern of a file that has one, otherwise a right one."""
    file.write_text(yaml.safe_dump([ENTRY | changed], allow_unicode=True))
    (pattern,) = claim_patterns.__wrapped__()
    return pattern


def found(pattern: ClaimPattern, sentence: str) -> list[dict[str, str]]:
    return [match.groupdict() for match in pattern.pattern.finditer(sentence)]


def test_patterns_are_loaded_once() -> None:
    assert claim_patterns() is claim_patterns()


def test_every_shipped_entry_says_why_and_what_it_rests_on() -> None:
    assert [entry for entry in ENTRIES if not (entry["why"].strip() and entry["ref"].strip())] == []


def test_no_shipped_pattern_is_there_twice() -> None:
    assert len({entry["pattern"] for entry in ENTRIES}) == len(ENTRIES)


def test_everything_that_may_be_claimed_is_a_published_column_or_a_number_of_rows() -> None:
    columns = {f"{table}/{column}" for table in BY_NAME for column in BY_NAME[table].column_names}

    assert ABOUT - columns == {"contests/places", "results/candidates"}


def test_placeholders_stand_for_tags(file: Path) -> None:
    pattern = load(file, pattern="{option} won {number} seats in {place}")

    assert found(pattern, "⟨o0⟩ won ⟨n2⟩ seats in ⟨p1⟩") == [{"option": "0", "value": "2", "place": "1"}]


@pytest.mark.parametrize(("placeholder", "tag"), [("{number}", "⟨n7⟩"), ("{percent}", "⟨%7⟩"), ("{date}", "⟨d7⟩")])
def test_placeholder_stands_for_a_figure_of_its_kind(file: Path, placeholder: str, tag: str) -> None:
    pattern = load(file, pattern=f"it was {placeholder}")

    others = {"⟨n7⟩", "⟨%7⟩", "⟨d7⟩", "⟨x7⟩", "7"} - {tag}
    assert found(pattern, f"It was {tag}.") == [{"value": "7"}]
    assert [other for other in others if found(pattern, f"It was {other}.")] == []
    assert tag.startswith(pattern.tag)


@pytest.mark.parametrize("gap", ["on ", "in ⟨p1⟩, with ⟨n0⟩ seats, on ", "x" * 120])
def test_gap_stands_for_anything_within_the_clause(file: Path, gap: str) -> None:
    assert found(load(file, pattern="held {...}{date}"), f"held {gap}⟨d1⟩") == [{"value": "1"}]


@pytest.mark.parametrize("gap", ["it. Then ", "it; then ", "x" * 121])
def test_gap_ends_with_the_clause(file: Path, gap: str) -> None:
    assert found(load(file, pattern="held {...}{date}"), f"held {gap}⟨d1⟩") == []


def test_claim_is_about_a_column_of_a_table(file: Path) -> None:
    pattern = load(file, option="independent", qualifier="so_far", lead=True)

    assert (pattern.table, pattern.column, pattern.option, pattern.qualifier, pattern.is_of_lead) == (
        *("results", "seats_count"),
        *("independent", "so_far", True),
    )


def test_claim_has_no_option_nor_qualifier_and_is_of_any_section_unless_it_says_so(file: Path) -> None:
    pattern = load(file)

    assert (pattern.option, pattern.qualifier, pattern.is_of_lead) == ("", "", False)


@pytest.mark.parametrize("about", ["results/seats", "seats_count", "results/seats_count/x"])
def test_claim_about_what_is_no_value_is_refused(file: Path, about: str) -> None:
    with pytest.raises(
        LookupFileError, match=rf"{REFUSED}cannot be about {about}; choose of contests/candidates_count, contests"
    ):
        load(file, about=about)


def test_qualifier_of_another_name_is_refused(file: Path) -> None:
    with pytest.raises(LookupFileError, match=rf"{REFUSED}'about' is no qualifier of a pattern; write so_far or leave it out$"):
        load(file, qualifier="about")


def test_lead_that_is_not_true_or_false_is_refused(file: Path) -> None:
    with pytest.raises(LookupFileError, match=rf"{REFUSED}`lead` is 'yes', not true or false; write true or leave it out$"):
        load(file, lead="yes")


@pytest.mark.parametrize(
    "pattern",
    [
        "won all seats",
        "won {number} of {number} seats",
        "won {number} seats on {date}",
        "{option} and {option} won {number} seats",
        "in {place} and {place} {number} seats",
    ],
)
def test_pattern_without_one_figure_or_with_a_name_twice_is_refused(file: Path, pattern: str) -> None:
    said = rf"{REFUSED}{re.escape(repr(pattern))} does not have one figure; write {{number}}, {{percent}} or {{date}} once$"
    with pytest.raises(LookupFileError, match=said):
        load(file, pattern=pattern)


@pytest.mark.parametrize("pattern", ["({number}", "[a-{number}", "{number}(?P<value>x)"])
def test_pattern_that_is_no_regular_expression_is_refused(file: Path, pattern: str) -> None:
    with pytest.raises(LookupFileError, match=rf"{REFUSED}is no regular expression: .+; correct `pattern`$"):
        load(file, pattern=pattern)


@pytest.mark.parametrize("key", ["pattern", "about", "why", "ref"])
def test_entry_that_lacks_what_every_one_must_say_is_refused(file: Path, key: str) -> None:
    with pytest.raises(LookupFileError, match=rf"{REFUSED}`{key}` is '', not text"):
        load(file, **{key: ""})


def test_unknown_key_is_refused(file: Path) -> None:
    with pytest.raises(LookupFileError, match=rf"{REFUSED}unknown key options; remove or rename it$"):
        load(file, options="independent")
