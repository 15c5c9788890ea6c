"""Kazakh Cyrillic from Latin: what rules decide, what the lexicon knows, and that every answer says which."""

import unicodedata
from pathlib import Path

import pytest

from pipeline.errors import LookupFileError
from pipeline.names.engine import Ambiguity
from pipeline.names.restore import LEXICON, RULE, Entry, Lexicon, lexicon
from pipeline.names.routes import KAZAKH, LATIN, restorer, transliterator

ENTRIES = lexicon()


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("Maitöbe", "Майтөбе"),  # й after a vowel
        ("Kiıktı", "Киікті"),  # и after a consonant
        ("Ūiğyr", "Ұйғыр"),  # й after ұ and ы too
        ("Belyi", "Белый"),
        ("İasaui", "Ясауи"),  # у after a vowel is a consonant
        ("Aiagöz", "Аягөз"),
        ("Zeliony", "Зелёны"),
        ("raiony", "районы"),  # йо after a vowel
        ("sotsialdyq", "социалдық"),  # иа after ц
        ("Şteperbai", "Штепербай"),
        ("Aştşysu", "Ащысу"),
        ("Tşapaev", "Чапаев"),  # ч in a word without Kazakh letters
        ("sütşı", "сүтші"),  # т before the suffix -ші
        ("Däuletşe", "Дәулетше"),
        ("Bögetsai", "Бөгетсай"),  # two syllables in a word with Kazakh letters
        ("Tselinograd", "Целиноград"),
        ("sovetskı", "советскі"),
        ("Arhangelsk", "Архангельск"),
    ],
)
def test_rule_reads_letters_by_what_stands_beside_them(latin: str, cyrillic: str) -> None:
    assert restorer().word(latin).text == cyrillic
    assert restorer().word(latin).origin == RULE


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("Uäliahmet", "Уәлиахмет"),
        ("Gauhar", "Гауһар"),
        ("ekonomika", "экономика"),
        ("Oktiabr", "Октябрь"),
        ("Oktiabrdıñ", "Октябрьдің"),  # a stem with the rest by rule
        ("Vasilevtı", "Васильевті"),
        ("ŞEMONAİHA", "ШЕМОНАИХА"),
    ],
)
def test_lexicon_knows_what_rules_cannot(latin: str, cyrillic: str) -> None:
    assert restorer().word(latin).text == cyrillic
    assert restorer().word(latin).origin == LEXICON


def test_russian_ending_takes_the_place_of_the_soft_sign() -> None:
    assert restorer()("Piatoe Dekabria") == "Пятое Декабря"


def test_letter_that_may_be_another_says_which() -> None:
    assert restorer().word("Hamit").ambiguities == (
        Ambiguity(0, "H", "х", ("һ",)),
        Ambiguity(3, "i", "и", ("й",)),
    )


def test_word_of_the_lexicon_is_not_ambiguous() -> None:
    assert restorer().word("Gauhar").ambiguities == ()


def test_mixed_case_the_lexicon_cannot_follow_is_read_by_rule() -> None:
    assert restorer().word("gauHAR").text == "гауХАР"
    assert restorer().word("gauHAR").origin == RULE


@pytest.mark.parametrize("latin", ["Şymkent Aqtöbe", "İgor"])
def test_letters_that_stand_in_parts_are_put_together(latin: str) -> None:
    apart = unicodedata.normalize("NFD", latin)

    assert apart != latin
    assert restorer()(apart) == restorer()(latin)
    assert restorer().word(apart.split()[0]).text == restorer()(latin.split()[0])


def test_lexicon_serves_older_alphabets_too() -> None:
    assert restorer("kk-latn-2018")("Gaýhar Oktıabr") == "Гауһар Октябрь"


@pytest.mark.parametrize("text", ["Ж", "X", "ı", "İ", "", "-", "'", "😀", "قازاق"])
def test_one_letter_or_none_is_no_trouble(text: str) -> None:
    assert restorer()(text) == {"ı": "і", "İ": "И"}.get(text, text)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.cyrillic)
def test_entry_is_needed_and_found(entry: Entry) -> None:
    latin = transliterator(KAZAKH, LATIN)(entry.cyrillic)

    assert transliterator(LATIN, KAZAKH)(latin) != entry.cyrillic
    assert restorer()(latin) == entry.cyrillic


def test_two_spellings_of_one_latin_word_are_refused() -> None:
    known = [Entry("мұхит", False, "word", "x"), Entry("мұһит", False, "word", "x")]

    with pytest.raises(LookupFileError, match=r"^pipeline/names/lexicon\.yml: мұхит and мұһит are both mūhit in Latin"):
        Lexicon(known, transliterator(KAZAKH, LATIN), transliterator(LATIN, KAZAKH))


def test_kind_nobody_knows_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "lexicon.yml"
    path.write_text("- {words: [йод], stems: [], kind: verb, why: x, ref: x}\n", "utf-8")

    with pytest.raises(
        LookupFileError, match=r"^pipeline/names/lexicon\.yml, entry 1: `kind` is 'verb'; one of word, given name"
    ):
        lexicon(path)
