"""Which writing system a word of a name is in."""

import csv
import os
from pathlib import Path

import pytest

from pipeline.names.orthography import (
    EXONYM,
    KAZAKH,
    LATIN_2021,
    MIXED,
    OLDER,
    OTHER,
    RUSSIAN,
    STRIPPED,
    orthography,
    text_orthography,
    tokens,
)

CORPUS = os.environ.get("SAILAU_CORPUS")


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        ("Äşımbetov", LATIN_2021),
        ("Qalqabaev", LATIN_2021),
        ("Aqtöbe", LATIN_2021),
        ("Adal", LATIN_2021),  # may be English too: nothing speaks against Kazakh
        ("Auyl", LATIN_2021),
        ("oblysy", LATIN_2021),
        ("QHP", LATIN_2021),
        ("Aqtobe", STRIPPED),  # o before e
        ("Qongyrov", STRIPPED),  # g before y
        ("Sultangali", STRIPPED),
        ("Karaganda", EXONYM),  # k before a
        ("Kyzylorda", EXONYM),
        ("Kostanay", EXONYM),
        ("Zhezqazghan", EXONYM),  # BGN/PCGN has q too
        ("Kenzheköl", EXONYM),  # and ö
        ("Nazarbayev", EXONYM),
        ("Democratic", EXONYM),
        ("District", EXONYM),
        ("Qarag'andy", OLDER),
        ("Qaraǵandy", OLDER),
        ("Jańa", OLDER),
        ("Aıdyn", OLDER),  # ı for й
        ("Aktobe", EXONYM),  # Ақ is aq in Kazakh
        ("Ul'gili", EXONYM),  # a Russian soft sign
        ("Nazarbayev's", EXONYM),  # a possessive, no letter of 2017
        ("Әшімбетов", KAZAKH),
        ("Ақсу", KAZAKH),
        ("Арал", RUSSIAN),
        ("Скаков", RUSSIAN),
        ("Bүgin", MIXED),
        ("Asangazyқyzy", MIXED),
        ("قازاق", OTHER),
        ("2021", OTHER),
        ("選挙", OTHER),
        ("", OTHER),
        ("Ж", RUSSIAN),
        ("Q", LATIN_2021),
    ],
)
def test_word_tells_its_writing_system(token: str, expected: str) -> None:
    assert orthography(token) == expected


def test_language_tells_cyrillic_without_kazakh_letters() -> None:
    assert orthography("Арал", language="kk") == KAZAKH


def test_word_that_is_a_known_one_without_its_marks_is_stripped() -> None:
    assert orthography("Turkistan", known={"turkistan"}) == STRIPPED
    assert orthography("Türkistan", known={"turkistan"}) == LATIN_2021


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Aq Jol Democratic Party", LATIN_2021),
        ("Ak Zhol Democratic Party", EXONYM),
        ("Aqtobe Region", STRIPPED),
        ("Ülken Rural District", LATIN_2021),
        ("Нур Отан", RUSSIAN),
        ("Қызылорда облысы", KAZAKH),
        ("Aidyn Bерdyqūlov", MIXED),
        ("😀", OTHER),
    ],
)
def test_name_of_several_words_is_told_by_the_one_that_tells_most(text: str, expected: str) -> None:
    assert text_orthography(text) == expected


def test_words_keep_hyphens_and_apostrophes_inside() -> None:
    assert [(token.text, token.offset) for token in tokens("«Kassym-Jomart» Nazarbayev’s, 12 '")] == [
        ("Kassym-Jomart", 1),
        ("Nazarbayev’s", 16),
        ("12", 30),
    ]


@pytest.mark.skipif(CORPUS is None, reason="SAILAU_CORPUS is not set: the corpus is not here")
def test_attested_words_of_2021_are_told() -> None:
    with (Path(CORPUS or "") / "names/latn2021_pairs.tsv").open(encoding="utf-8", newline="") as lines:
        words = [row["kk_latn"] for row in csv.DictReader(lines, delimiter="\t")]

    assert [word for word in words if orthography(word) != LATIN_2021] == []
