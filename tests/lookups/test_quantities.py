"""The words of numbers: what is shipped loads; what is no number, no list or incomplete is refused with file and entry."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.errors import LookupFileError
from pipeline.lookups import quantities as module
from pipeline.lookups.quantities import QUALIFIERS, Quantities, quantities

ENTRIES: list[dict[str, Any]] = yaml.safe_load(module.FILE.read_text("utf-8"))
NUMBERS = ["numbers", "tens", "hundreds", "scales", "letters", "parts"]
QUALIFYING = ["qualifiers", "afterwards"]
LISTS = sorted(set(ENTRIES[0]) - {*NUMBERS, *QUALIFYING, "articles", "language", "why", "ref"})
REFUSED = r"^pipeline/lookups/quantities\.yml, entry 1: "


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shipped words, to be spoiled."""
    path = tmp_path / "quantities.yml"
    path.write_bytes(module.FILE.read_bytes())
    monkeypatch.setattr(module, "FILE", path)
    return path


def load(file: Path, *more: dict[str, Any], **changed: object) -> Quantities:
    """The words where the first entry has other values, and these entries follow."""
    file.write_text(yaml.safe_dump([ENTRIES[0] | changed, *more], allow_unicode=True))
    return quantities.__wrapped__()


def test_quantities_are_loaded_once() -> None:
    assert quantities() is quantities()


def test_every_shipped_entry_says_why_and_what_it_rests_on() -> None:
    assert [entry for entry in ENTRIES if not (entry["why"].strip() and entry["ref"].strip())] == []


def test_word_has_its_number() -> None:
    words = quantities()

    assert (words.numbers["nine"], words.tens["twenty"], words.scales["million"], words.parts["thirds"]) == (9, 20, 1000000, 3)
    assert words.articles["half a"] == Decimal("0.5")


@pytest.mark.parametrize(
    ("phrase", "qualifier"), [("over", "more_than"), ("at least", "at_least"), ("up to", "at_most"), ("an estimated", "about")]
)
def test_phrase_before_a_number_has_its_qualifier(phrase: str, qualifier: str) -> None:
    assert quantities().qualifiers[phrase] == qualifier


def test_words_that_no_noun_phrase_goes_on_over_are_no_nouns() -> None:
    words = quantities()

    assert words.stop & (words.counted | words.plurals | words.measures | words.currencies) == frozenset()


def test_words_a_group_of_others_is_told_by_are_among_those() -> None:
    words = quantities()

    assert words.either <= words.joiners
    assert words.both <= words.joiners
    assert words.prepositions <= words.qualifiers.keys()
    assert words.hundreds.keys() <= words.scales.keys()


def test_words_of_all_languages_are_known_together(file: Path) -> None:
    german = ENTRIES[0] | {"language": "de", "numbers": {"zwei": 2}, "percent": ["Prozent"]}
    german["qualifiers"] = {key: [] for key in QUALIFIERS} | {"more_than": ["mehr als"]}

    words = load(file, german)

    assert (words.numbers["two"], words.numbers["zwei"]) == (2, 2)
    assert {"percent", "Prozent"} <= words.percent
    assert (words.qualifiers["more than"], words.qualifiers["mehr als"]) == ("more_than", "more_than")


@pytest.mark.parametrize("name", NUMBERS)
@pytest.mark.parametrize("value", [None, ["two"], {"two": "2"}, {2: 2}, {"two": 2.5}, {"two": True}, {"two": 0}])
def test_words_without_whole_numbers_are_refused(file: Path, name: str, value: object) -> None:
    with pytest.raises(LookupFileError, match=rf"{REFUSED}`{name}` is .+, not words with whole numbers; write `two: 2`$"):
        load(file, **{name: value})


@pytest.mark.parametrize("value", [None, ["a"], {"a": 1}, {"a": "one"}, {1: "1"}, {"a": "-1"}, {"a": "1."}])
def test_articles_without_a_number_as_text_are_refused(file: Path, value: object) -> None:
    said = rf"""{REFUSED}`articles` is .+, not words with numbers; write `half a: "0\.5"`$"""
    with pytest.raises(LookupFileError, match=said):
        load(file, articles=value)


@pytest.mark.parametrize("name", QUALIFYING)
@pytest.mark.parametrize("value", [None, ["over"], {"over": "more_than"}, {"more_than": ["over"]}])
def test_qualifiers_that_are_not_all_there_are_refused(file: Path, name: str, value: object) -> None:
    said = rf"{REFUSED}`{name}` does not list all of them; list more_than, at_least, less_than, at_most, about$"
    with pytest.raises(LookupFileError, match=said):
        load(file, **{name: value})


def test_qualifier_of_another_name_is_refused(file: Path) -> None:
    with pytest.raises(LookupFileError, match="does not list all of them"):
        load(file, qualifiers=ENTRIES[0]["qualifiers"] | {"nearly": ["nearly"]})


@pytest.mark.parametrize("name", QUALIFYING)
@pytest.mark.parametrize("phrases", ["over", [2], None])
def test_phrases_that_are_no_list_of_texts_are_refused(file: Path, name: str, phrases: object) -> None:
    with pytest.raises(LookupFileError, match=rf"{REFUSED}`{name}` is .+, not a list of texts; quote its items$"):
        load(file, **{name: ENTRIES[0][name] | {"about": phrases}})


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("value", [None, "or", [False], [" "]])
def test_words_that_are_no_list_of_texts_are_refused(file: Path, name: str, value: object) -> None:
    with pytest.raises(LookupFileError, match=rf"{REFUSED}`{name}` is .+, not a list of texts; quote its items$"):
        load(file, **{name: value})


def test_entry_without_a_language_is_refused(file: Path) -> None:
    with pytest.raises(LookupFileError, match=rf"{REFUSED}`language` is 1, not text; give `language` as text"):
        load(file, language=1)


def test_unknown_key_is_refused(file: Path) -> None:
    with pytest.raises(LookupFileError, match=rf"{REFUSED}unknown key dozens; remove or rename it$"):
        load(file, dozens=[])


@pytest.mark.parametrize("key", ["why", "ref"])
def test_entry_that_does_not_say_why_or_what_it_rests_on_is_refused(file: Path, key: str) -> None:
    with pytest.raises(LookupFileError, match=rf"{REFUSED}`{key}` is ' ', not text"):
        load(file, **{key: " "})
