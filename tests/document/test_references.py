"""One entry of a reference list to its fields: what it states, where it stands, and nothing guessed."""

from dataclasses import asdict

import pytest

from pipeline.document.document import Reference
from pipeline.document.references import read_reference


def test_entry_with_everything() -> None:
    line = (
        '  72. ^ a b Смакова, Амина (2021-03-17). "836 сельских акимов". informburo.kz (in Russian). МТРК. '
        "from the original on 2021-03-18. Retrieved 2021-05-09."
    )

    assert _stated(line) == {
        "number": 72,
        "text": 'Смакова, Амина (2021-03-17). "836 сельских акимов". informburo.kz (in Russian). МТРК. '
        "from the original on 2021-03-18. Retrieved 2021-05-09.",
        "kind": "citation",
        "authors": "Смакова, Амина",
        "title": "836 сельских акимов",
        "work": "informburo.kz",
        "publisher": "МТРК",
        "published_date": "2021-03-17",
        "language": "ru",
        "archived_date": "2021-03-18",
        "accessed_date": "2021-05-09",
        "use_count": 2,
    }


def test_entry_with_a_title_only() -> None:
    assert _stated('1. ^ "Аул".') == {"number": 1, "text": '"Аул".', "kind": "citation", "title": "Аул", "use_count": 1}


@pytest.mark.parametrize("line", ["", "Results", "1. Nur Otan", "^ Karin", "No. 1 ^ Karin", "1,816. ^ 5", "[1] ^ Karin"])
def test_line_that_is_no_entry_is_none(line: str) -> None:
    assert read_reference(line) is None


@pytest.mark.parametrize(
    ("marks", "use_count"),
    [
        ("^", 1),
        ("^ a b", 2),
        ("^ a b c", 3),
        (f"^ {' '.join('abcdefghijklmnopqrstuvwxyz')} aa ab", 28),
    ],
)
def test_back_links_are_counted(marks: str, use_count: int) -> None:
    reference = _read(f'20. {marks} "Кому доверить села?". kp.kz.')

    assert (reference.use_count, reference.title) == (use_count, "Кому доверить села?")


@pytest.mark.parametrize("body", ["a report by the commission.", "de Waal, Thomas.", "b c", "op cit."])
def test_short_words_are_no_back_links(body: str) -> None:
    reference = _read(f"5. ^ {body}")

    assert (reference.use_count, reference.text) == (1, body)


def test_entry_without_a_quoted_title_is_a_note_with_nothing_guessed() -> None:
    body = "Includes villages (2021-05-09). Retrieved 2021-05-09."

    assert _stated(f"3. ^ a b {body}") == {"number": 3, "text": body, "kind": "note", "use_count": 2}


def test_entry_without_anything_is_an_empty_note() -> None:
    assert _stated("3. ^ ") == {"number": 3, "kind": "note", "use_count": 1}


def test_date_after_the_author_is_the_day_of_publication() -> None:
    reference = _read('1. ^ Arystanbek, Aizada (2021-05-21). "Voting Reform". The Astana Times. Retrieved 2021-05-22.')

    assert (reference.authors, reference.published_date) == ("Arystanbek, Aizada", "2021-05-21")
    assert (reference.work, reference.accessed_date) == ("The Astana Times", "2021-05-22")


def test_several_authors_stay_as_published() -> None:
    reference = _read('1. ^ Лыкова, Надежда; Смакова, Амина (2021-06-04). "НПК". kp.kz.')

    assert reference.authors == "Лыкова, Надежда; Смакова, Амина"


def test_entry_without_an_author_has_its_day_of_publication_after_the_work() -> None:
    reference = _read('1. ^ "Аул". kaztag.kz (in Russian). 2020-10-20. Retrieved 2021-05-06.')

    assert (reference.authors, reference.published_date, reference.work) == ("", "2020-10-20", "kaztag.kz")


def test_entry_may_have_no_dates() -> None:
    reference = _read('1. ^ "Аул". Strategy2050.kz (in Russian).')

    assert (reference.published_date, reference.archived_date, reference.accessed_date) == ("", "", "")
    assert reference.work == "Strategy2050.kz"


@pytest.mark.parametrize("archived", ["Archived from the original on 2021-07-16.", "from the original on 2021-07-16."])
def test_archive_date_is_read_with_and_without_its_linked_word(archived: str) -> None:
    reference = _read(f'34. ^ "Шығыс". gov.egov.kz (in Kazakh). {archived} Retrieved 2021-07-17.')

    assert (reference.published_date, reference.archived_date, reference.accessed_date) == ("", "2021-07-16", "2021-07-17")
    assert reference.publisher == ""


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ('"Я"', "Я"),
        ('"С чем ADAL идет в аул?"', "С чем ADAL идет в аул?"),
        ('"Бүгін "Ақ жол" партиясы"', 'Бүгін "Ақ жол" партиясы'),
        ('""ADAL" САЯСИ ПАРТИЯСЫ"', '"ADAL" САЯСИ ПАРТИЯСЫ'),
        ('"Против члена "Нур Отана""', 'Против члена "Нур Отана"'),
        (
            '"Переживания по поводу "стабильности". Картина в глубинке"',
            'Переживания по поводу "стабильности". Картина в глубинке',
        ),
        ('"Партия "Аул" (2021) и выборы"', 'Партия "Аул" (2021) и выборы'),
        ('"Первые прямые выборы: 20 лет. Разбор"', "Первые прямые выборы: 20 лет. Разбор"),
        ('"Хабар – 11.08.2021"', "Хабар – 11.08.2021"),
        ('"Контур | 5" экран"', 'Контур | 5" экран'),
    ],
    ids=[
        "one letter",
        "plain",
        "inside",
        "at the start",
        "at the end",
        "before a full stop",
        "before a bracket",
        "colon",
        "date",
        "inches",
    ],
)
def test_title_keeps_its_inner_quotes(text: str, title: str) -> None:
    reference = _read(f"1. ^ {text}. kp.kz (in Russian). 2021-07-22.")

    assert (reference.title, reference.work, reference.language) == (title, "kp.kz", "ru")


@pytest.mark.parametrize("work", ['ИА "Новости-Казахстан"', '"Егемен Қазақстан"'])
def test_quoted_name_of_a_work_is_not_part_of_the_title(work: str) -> None:
    reference = _read(f'1. ^ "Партия "Аул"". {work} (in Russian). 2021-07-22.')

    assert (reference.title, reference.work) == ('Партия "Аул"', work)


def test_work_may_have_spaces_full_stops_and_dashes() -> None:
    reference = _read('15. ^ "Токаев". Главные новости Казахстана - Tengrinews.kz (in Russian). 2021-05-25.')

    assert reference.work == "Главные новости Казахстана - Tengrinews.kz"


def test_entry_may_have_a_language_but_no_work() -> None:
    reference = _read('28. ^ "Барометр" (in Russian). 2021-06-24. Retrieved 2021-07-17.')

    assert (reference.title, reference.work, reference.language) == ("Барометр", "", "ru")


def test_publisher_stands_after_the_language() -> None:
    reference = _read('72. ^ "Хабар". gov.egov.kz (in Kazakh). Қызылорда облысының әкімдігі. 2021-07-24.')

    assert (reference.work, reference.publisher, reference.language) == ("gov.egov.kz", "Қызылорда облысының әкімдігі", "kk")


def test_publisher_stands_after_the_work_where_no_language_is_stated() -> None:
    reference = _read('27. ^ "Съезі". Facebook. ADAL саяси партиясы. 2021-06-02.')

    assert (reference.work, reference.publisher, reference.language) == ("Facebook", "ADAL саяси партиясы", "")


@pytest.mark.parametrize(
    ("word", "code"),
    [("English", "en"), ("Kazakh", "kk"), ("Kyrgyz", "ky"), ("Russian", "ru"), ("Tatar", "tt"), ("Uzbek", "uz")],
)
def test_language_is_an_iso_639_code(word: str, code: str) -> None:
    assert _read(f'1. ^ "Аул". kp.kz (in {word}). 2021-07-22.').language == code


def test_language_without_a_code_stays_as_published() -> None:
    assert _read('1. ^ "Аул". kp.kz (in Gagauz). 2021-07-22.').language == "Gagauz"


def test_text_is_the_entry_without_number_and_back_links_in_single_spaces() -> None:
    assert _read('  9. ^ a b "Аул\u00a0 2021".  kp.kz. ').text == '"Аул 2021". kp.kz.'


def _read(line: str) -> Reference:
    reference = read_reference(line)
    assert reference is not None
    return reference


def _stated(line: str) -> dict[str, object]:
    """The fields of the reference that are not empty; its mark, which is its number, left out."""
    return {name: value for name, value in asdict(_read(line)).items() if value and name != "mark"}
