"""Every writing system's table: what its source prints, what is promised of it, and what of its file is refused."""

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import LookupFileError, UnknownSystemError
from pipeline.names import casing
from pipeline.names.routes import KAZAKH, LATIN, restorer, route, systems, transliterator
from pipeline.names.system import FOLDER, System, load

KAZAKH_LETTERS = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
# The letters Kazakh Latin of 2021 tells apart: without those that merge, vanish or are written
# with two, and the pairs that look like these.
TOLD_APART = "аәбвгғдежзкқлмнңоөпрстұүфхшыі"
LATIN_2021 = "aäbvgğdejziykqlmnñoöprstuūüfhşı"

by_name = pytest.mark.parametrize("system", systems(), ids=lambda system: f"{system.source}--{system.target}")


@by_name
def test_examples_of_the_source_come_out_letter_by_letter(system: System) -> None:
    way = route(system.source, system.target)

    assert [way(text) for text, _ in system.examples] == [expected for _, expected in system.examples]


@by_name
def test_table_says_its_source_and_what_it_loses(system: System) -> None:
    assert system.reference
    assert system.lossy


@pytest.mark.parametrize("target", sorted(system.target for system in systems() if system.source == KAZAKH))
def test_every_letter_of_the_kazakh_alphabet_is_in_the_table(target: str) -> None:
    assert set(KAZAKH_LETTERS) - set(transliterator(KAZAKH, target).system.letters) == set()


@by_name
def test_digits_punctuation_emoji_and_other_scripts_stay(system: System) -> None:
    text = "12,5 % «№» — ؟ 選挙 😀👨‍👩‍👧 \u202e\n\t"
    kept = text if system.target != "slug" else text.replace(" ", "-")

    assert route(system.source, system.target)(text) == kept


@by_name
@given(text=st.text())
def test_any_text_goes_through(system: System, text: str) -> None:
    route(system.source, system.target)(text)


@by_name
def test_every_string_of_the_table_is_read_in_any_case(system: System) -> None:
    way = route(system.source, system.target)
    strings = {*system.letters, *(rule.match for rule in system.rules)}

    for letters in sorted(strings):
        for capitals in product(*((letter, casing.upper(letter, system.source_casing)) for letter in letters)):
            assert way("".join(capitals)) != "".join(capitals) or letters in way(letters)


@given(st.text(KAZAKH_LETTERS + KAZAKH_LETTERS.upper().translate({ord("Ъ"): None, ord("Ь"): None}) + " -.12'"))
def test_iso_9_comes_back(text: str) -> None:
    assert route("kk-iso9-1995", KAZAKH)(route(KAZAKH, "kk-iso9-1995")(text)) == text


@given(st.text(TOLD_APART + " -.12").filter(lambda text: "тш" not in text and "тс" not in text))
def test_letters_latin_2021_tells_apart_come_back(text: str) -> None:
    assert transliterator(LATIN, KAZAKH)(transliterator(KAZAKH, LATIN)(text)) == text


@given(st.text(LATIN_2021 + " -.12"))
def test_latin_2021_comes_back_from_cyrillic(text: str) -> None:
    assert transliterator(KAZAKH, LATIN)(restorer()(text)) == text


@given(st.text(LATIN_2021, min_size=1))
def test_capitals_come_back_from_cyrillic(word: str) -> None:
    capitals = casing.upper(word, casing.TURKIC)

    assert casing.upper(transliterator(KAZAKH, LATIN)(restorer()(capitals)), casing.TURKIC) == capitals


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Аяз", "Aiaz"),
        ("АЯЗ", "AİAZ"),
        ("Ядрин", "İadrin"),
        ("Я. Щукин", "İa. Ştşukin"),
        ("аЯз", "aİaz"),
        ("Илияс", "İliias"),
        ("Іле", "Ile"),
        ("ІЛЕ", "ILE"),
        ("Усть-Қалжыр", "Ust-Qaljyr"),
    ],
)
def test_case_follows_the_letters_around(text: str, expected: str) -> None:
    assert route(KAZAKH, LATIN)(text) == expected


def test_letter_and_its_mark_are_one_letter() -> None:
    assert route(KAZAKH, LATIN)("и\u0306од, е\u0308") == "iod, io"


@pytest.mark.parametrize("apostrophe", "'’‘ʼ`´ʹ")
def test_any_apostrophe_is_read(apostrophe: str) -> None:
    assert route("kk-latn-2017", KAZAKH)(f"Qazaqstan Respy{apostrophe}bli{apostrophe}kasy") == "Қазақстан Республикасы"


def test_word_with_a_letter_of_no_table_stays_whole() -> None:
    assert route(LATIN, KAZAKH)("District Aral, McDonald") == "District Арал, McDonald"


def test_tables_join_to_a_route() -> None:
    assert route("kk-latn-2018", "kk-bgn-1979")("Qostanaı") == "Qostanay"


def test_same_system_changes_nothing() -> None:
    assert route(LATIN, LATIN)("Şalqar ъ") == "Şalqar ъ"


@pytest.mark.parametrize(
    ("source", "target", "message"),
    [
        ("kk-cryl", LATIN, "--from: no writing system 'kk-cryl'; did you mean kk-cyrl?"),
        (KAZAKH, "klingon", "--to: no writing system 'klingon'; `sailau translit --list` names them all"),
        ("ru-cyrl", KAZAKH, "--from ru-cyrl --to kk-cyrl: no table leads there; from ru-cyrl there are ways to ru-bgn-1947"),
    ],
)
def test_way_that_is_not_there_is_said(source: str, target: str, message: str) -> None:
    with pytest.raises(UnknownSystemError, match=f"^{message}".replace("?", r"\?")):
        route(source, target)


@pytest.mark.parametrize(
    ("changed", "to", "message"),
    [
        ("name: Kaz", "nom: Kaz", "`name` is None, not text"),
        ("lossy:\n", "lossless: [x]\nlossy:\n", "unknown key lossless"),
        ("casing: turkic", "casing: greek", "`casing` is 'greek'; one of root, turkic, lower"),
        ("а: a,", "а: 1,", "`letters` is not a mapping of texts to texts"),
        ("- [Даңқымыз шықты ғой, Dañqymyz şyqty ğoi]", "- [ғой]", "an example is no pair"),
    ],
)
def test_file_that_is_no_table_is_refused(tmp_path: Path, changed: str, to: str, message: str) -> None:
    text = (FOLDER / f"{KAZAKH}--{LATIN}.yml").read_text("utf-8")
    assert changed in text
    path = tmp_path / "kk-cyrl--x.yml"
    path.write_text(text.replace(changed, to), "utf-8")

    with pytest.raises(LookupFileError, match=rf"^pipeline/names/systems/kk-cyrl--x\.yml.*: {message}"):
        load(path)


def test_string_with_conditions_only_is_refused(tmp_path: Path) -> None:
    text = (FOLDER / f"{KAZAKH}--{LATIN}.yml").read_text("utf-8")
    path = tmp_path / "kk-cyrl--x.yml"
    path.write_text(text + "rules:\n  - {match: дж, to: j, after: '^'}\n", "utf-8")

    with pytest.raises(LookupFileError, match=r"дж has rules with conditions only; add one without$"):
        load(path)
