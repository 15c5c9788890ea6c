"""Defects of the characters of words: what is one, what is none, and what the word is without it."""

import unicodedata
from pathlib import Path

import pytest

from pipeline.errors import LookupFileError
from pipeline.names.confusables import confusables
from pipeline.names.hygiene import Defect, Kind, Word, cleaned, words


def kinds(text: str, *, is_name: bool = False) -> list[tuple[str, ...]]:
    return [tuple(defect.kind.value for defect in word.defects) for word in words(text, is_name=is_name)]


def test_word_with_a_defect_has_its_place_its_raw_and_its_cleaned_form() -> None:
    assert words("Held by Asangazyқyзy in Aral") == (
        Word("Asangazyқyзy", 8, "Asangazyqyzy", (Defect(Kind.MIXED_SCRIPT, "қз"),)),
    )


def test_characters_are_named_by_code_point_and_name() -> None:
    assert Defect(Kind.MIXED_SCRIPT, "қ").named == "U+049B CYRILLIC SMALL LETTER KA WITH DESCENDER"


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        ("Bүgin", "Bügin"),
        ("Äşımbet\u043ev", "Äşımbetov"),  # Cyrillic о
        ("\u0410stana", "Astana"),  # Cyrillic А
        ("\u0441ity", "city"),  # Cyrillic с: all strangers look right, so it is c, not s
        ("Kazaкh", "Kazakh"),
        ("Pоссия", "Россия"),  # Latin P
        ("Қaзақстан", "Қазақстан"),  # Latin a
        ("Халыk", "Халык"),
        ("Қоғamдық", "Қоғамдық"),
        ("Нur-Sultan", "Hur-Sultan"),  # Cyrillic Н: H is what its reader sees
        ("Ilиas", "Ilias"),
        ("QAZAҚSTAN", "QAZAQSTAN"),
        ("Ильinskaya", None),  # ь has no letter
        ("Әşım", None),  # ә is ä or ə
        ("Aқ", None),  # half and half
        ("Қyзылорda", None),  # half transliterated: y looks like у and sounds like ы
    ],
)
def test_strange_letters_are_replaced_where_it_is_certain_what_was_meant(raw: str, meant: str | None) -> None:
    assert kinds(raw) == [("mixed script",)]
    assert cleaned(raw) == meant


@pytest.mark.parametrize(
    "text",
    [
        "Nur Otan",
        "Нұр Отан",
        "IT-компания, COVID-19-ға",  # every part is of one script
        "Vласть",  # a masthead, in the list of accepted words
        "Hawaiʻi",
        "5 µm, 10 nΩ",
        "ThingのCD",
        "İstanbul, Ağrı",
        "10\u00a0km",  # usual in running text
        "People’s Party",
        "73°45′14″W\ufeff / \ufeff40.957",  # Wikipedia's coordinates
        "(هند\u200e)",  # a mark of direction beside letters that run from right to left
        "می\u200cخواهم",
        "क्\u200dष",
        "👩\u200d💻",
        "ＡＢＣ放送",
        "שׁ",
        "`quoted`",
        "",
    ],
)
def test_what_a_language_asks_for_is_no_defect(text: str) -> None:
    assert words(text) == ()
    assert cleaned(text) == text


@pytest.mark.parametrize(
    ("raw", "kind", "meant"),
    [
        ("Lan\u00adthanide", "soft hyphen", "Lanthanide"),
        ("Aq\u200btöbe", "zero-width character", "Aqtöbe"),
        ("Aq\u200dtöbe", "zero-width character", "Aqtöbe"),
        ("\u200bAral", "zero-width character", "Aral"),
        ("\ufeffAral", "byte order mark", "Aral"),
        ("Aral\u200e", "direction control", "Aral"),
        ("هند \u202eAral", "direction control", "هند Aral"),  # an override turns letters round in any text
        ("A\u0308li", "letter in parts", "Äli"),
        ("И\u0306", "letter in parts", "Й"),
        ("Ｎur Otan", "full-width letter", "Nur Otan"),
    ],
)
def test_characters_without_a_use_are_defects(raw: str, kind: str, meant: str) -> None:
    assert kinds(raw) == [(kind,)]
    assert cleaned(raw) == meant


@pytest.mark.parametrize(
    ("raw", "kind", "meant"),
    [
        ("Äli\u00a0Bektaev", "no-break space", "Äli Bektaev"),
        ("O`skemen", "accent in place of an apostrophe", "O'skemen"),
        ("O´skemen", "accent in place of an apostrophe", "O'skemen"),
        ("Äli \u200bBektaev", "zero-width character", "Äli Bektaev"),
    ],
)
def test_names_are_compared_as_a_whole_and_so_have_more_defects(raw: str, kind: str, meant: str) -> None:
    assert kinds(raw) == []
    assert kinds(raw, is_name=True) == [(kind,)]
    assert cleaned(raw, is_name=True) == meant


def test_word_with_several_defects_is_cleaned_of_all() -> None:
    assert words("Asa\u00adngazyқy") == (
        Word("Asa\u00adngazyқy", 0, "Asangazyqy", (Defect(Kind.SOFT_HYPHEN, "\u00ad"), Defect(Kind.MIXED_SCRIPT, "қ"))),
    )


def test_text_is_cleaned_word_by_word_and_not_at_all_where_one_is_uncertain() -> None:
    assert cleaned("Bүgin, Asangazyқyзy!") == "Bügin, Asangazyqyzy!"
    assert cleaned("Bүgin, Aқ!") is None


def test_long_line_of_defects_is_read_in_one_go() -> None:
    assert len(words("Aq\u200btöbe, Aral\u200e " * 20_000)) == 40_000


def test_what_is_cleaned_has_no_defect_left() -> None:
    raw = "Asangazyқyзy Lan\u00adthanide A\u0308li Ｎur Aral\u200e"

    assert words(cleaned(raw) or raw) == ()


def test_pairs_are_of_a_latin_and_a_cyrillic_letter_and_unambiguous() -> None:
    known = confusables()
    into_latin = {stranger: meant for letters in (known.looks, known.sounds) for stranger, meant in letters["latin"].items()}

    assert {unicodedata.name(letter).split(" ")[0] for letter in into_latin} == {"CYRILLIC"}
    assert {unicodedata.name(letter).split(" ")[0] for letter in into_latin.values()} == {"LATIN"}
    assert (known.sounds["latin"]["И"], known.sounds["latin"]["І"]) == ("İ", "I")


@pytest.mark.parametrize(
    ("entry", "what"),
    [
        ('{kind: looks, pairs: ["aа"], why: x, ref: y}', "is no pair"),
        ('{kind: looks, pairs: ["a b"], why: x, ref: y}', "is no pair"),
        ('{kind: like, pairs: ["a а"], why: x, ref: y}', "is unknown"),
        ('{kind: looks, into: greek, pairs: ["a а"], why: x, ref: y}', "is unknown"),
        ('{kind: looks, pairs: ["a а", "a а"], why: x, ref: y}', "more than one entry"),
        ('{kind: looks, pairs: ["a а"], ref: y}', "`why` is None"),
        ("{kind: accepted, words: [Vласть], pairs: [], why: x, ref: y}", "unknown key pairs"),
    ],
)
def test_wrong_file_says_what_is_wrong(tmp_path: Path, entry: str, what: str) -> None:
    (tmp_path / "confusables.yml").write_text(f"- {entry}\n", "utf-8")

    with pytest.raises(LookupFileError, match=what):
        confusables(tmp_path / "confusables.yml")
