"""The wording of references: what is shipped loads and says why; what contradicts itself is refused with file and entry."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.errors import LookupFileError
from pipeline.lookups import wording as module
from pipeline.lookups.wording import Wording, wording

ENTRIES: list[dict[str, Any]] = yaml.safe_load(module.FILE.read_text("utf-8"))
CODES = [entry["language"] for entry in ENTRIES if "language" in entry]


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shipped wording, to be spoiled."""
    path = tmp_path / "wording.yml"
    path.write_bytes(module.FILE.read_bytes())
    monkeypatch.setattr(module, "FILE", path)
    return path


def test_wording_is_loaded_once() -> None:
    assert wording() is wording()


def test_every_shipped_entry_says_why_and_what_it_rests_on() -> None:
    assert [entry for entry in ENTRIES if not (entry["why"].strip() and entry["ref"].strip())] == []


def test_languages_of_kazakh_elections_and_of_their_readers_are_known() -> None:
    assert CODES == ["en", "ru", "kk", "uk", "de", "fr", "es", "it", "pt"]


@pytest.mark.parametrize("code", CODES)
def test_every_language_names_itself(code: str) -> None:
    entry = next(entry for entry in ENTRIES if entry.get("language") == code)

    assert code in entry["languages"].values()


@pytest.mark.parametrize(
    ("month", "number"), [("july", 7), ("июля", 7), ("шілде", 7), ("juillet", 7), ("sept", 9), ("грудня", 12)]
)
def test_month_of_any_language_has_its_number(month: str, number: int) -> None:
    assert wording().months[month] == number


def test_hosts_of_archives_have_the_path_their_copies_stand_under() -> None:
    archives = wording().archives

    assert (archives["web.archive.org"], archives["webcitation.org"]) == ("/web/", "/")


@pytest.mark.parametrize("place", [0, -1], ids=["language", "archive"])
@pytest.mark.parametrize("key", ["why", "ref"])
@pytest.mark.parametrize("value", [None, "", " "])
def test_entry_that_does_not_say_why_or_what_it_rests_on_is_refused(
    file: Path, place: int, key: str, value: str | None
) -> None:
    _spoil(file, place, {key: value})

    with pytest.raises(LookupFileError, match=rf"^pipeline/lookups/wording\.yml, entry \d+: `{key}` is {value!r}, not text"):
        _load()


@pytest.mark.parametrize("place", [0, -1], ids=["language", "archive"])
def test_unknown_key_is_refused(file: Path, place: int) -> None:
    _spoil(file, place, {"host": "archive.org"})

    with pytest.raises(LookupFileError, match=r"entry \d+: unknown key host; remove or rename it$"):
        _load()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"accessed": "Retrieved"}, "`accessed` is 'Retrieved', not a list of texts; quote its items"),
        ({"pages": [1]}, r"`pages` is \[1\], not a list of texts; quote its items"),
        ({"pages": [""]}, r"`pages` is \[''\], not a list of texts; quote its items"),
        ({"months": [["January"]]}, "`months` is no list of twelve months; give every month a list of its names"),
        ({"months": ["January"] * 12}, "`months` is 'January', not a list of texts; quote its items"),
        ({"languages": ["Russian"]}, r"`languages` is \['Russian'\], not names with codes; write `Russian: ru`"),
        ({"languages": {"Norwegian": False}}, "not names with codes; write `Russian: ru`"),
        ({"languages": {"Russian": "rus"}}, "rus is no ISO 639-1 code; give two small letters"),
        ({"language": None}, "`language` is None, not text; give `language` as text, quoted if need be"),
    ],
)
def test_value_of_a_wrong_kind_is_refused(file: Path, changes: dict[str, Any], message: str) -> None:
    _spoil(file, 0, changes)

    with pytest.raises(LookupFileError, match=rf"^pipeline/lookups/wording\.yml, entry 1: .*{message}$"):
        _load()


def test_month_with_two_numbers_is_refused_by_name(file: Path) -> None:
    months = [["x"], ["July"], *([f"month {number}"] for number in range(3, 13))]
    _spoil(file, 1, {"months": months})

    with pytest.raises(LookupFileError, match="more than one meaning of july; a word can mean one thing only"):
        _load()


def test_language_with_two_entries_is_refused(file: Path) -> None:
    _dump(file, [*ENTRIES, ENTRIES[0]])

    with pytest.raises(LookupFileError, match="more than one entry for en; merge them"):
        _load()


def test_entry_that_is_no_mapping_is_refused(file: Path) -> None:
    _dump(file, [*ENTRIES, "Retrieved"])

    with pytest.raises(LookupFileError, match=r"entry \d+: is not a mapping; write it as `key: value` lines"):
        _load()


@pytest.mark.parametrize("text", ["", "# nothing", "language: en"])
def test_file_that_is_no_list_is_refused(file: Path, text: str) -> None:
    file.write_text(text)

    with pytest.raises(LookupFileError, match=r"^pipeline/lookups/wording\.yml: is no list of entries"):
        _load()


@pytest.mark.parametrize("data", [b"- language: [en", b"- language: \xff"])
def test_file_that_is_not_yaml_is_refused(file: Path, data: bytes) -> None:
    file.write_bytes(data)

    with pytest.raises(LookupFileError, match=r"^pipeline/lookups/wording\.yml: is not YAML: .+; correct the file$"):
        _load()


def _load() -> Wording:
    """The wording as it is now: `wording` keeps what it read first."""
    return wording.__wrapped__()


def _spoil(file: Path, place: int, changes: dict[str, Any]) -> None:
    entries = [dict(entry) for entry in ENTRIES]
    entries[place] |= changes
    _dump(file, entries)


def _dump(file: Path, entries: list[Any]) -> None:
    file.write_text(yaml.safe_dump(entries, allow_unicode=True), "utf-8")
