"""The visible text of a reference to its fields, in the forms and languages citations have."""

from dataclasses import asdict

import pytest

from pipeline.document.citation_text import citation_fields


def test_citation_with_everything() -> None:
    text = (
        'Smakova, Amina (17 March 2021). "836 äkıms" [836 mayors] (PDF). Informburo (in Russian). MTRK. p. 3. ISBN 978-0. '
        "Archived from the original on 18 March 2021. Retrieved 9 May 2021."
    )

    assert _stated(text) == {
        "kind": "citation",
        "authors": "Smakova, Amina",
        "title": "836 äkıms",
        "work": "Informburo",
        "publisher": "MTRK",
        "published_date": "2021-03-17",
        "language": "ru",
        "archived_date": "2021-03-18",
        "accessed_date": "2021-05-09",
    }


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (
            "«Elecciones». El País (en ruso). 25 de julio de 2021. Archivado desde el original el 1 de agosto de 2021. "
            "Consultado el 26 de julio de 2021.",
            ("El País", "2021-07-25", "ru", "2021-08-01", "2021-07-26"),
        ),
        (
            "« Élections », Le Monde, 25 juillet 2021 (consulté le 26 juillet 2021)",
            ("Le Monde", "2021-07-25", "", "", "2021-07-26"),
        ),
        ("(en) « Elections », BBC, 25 juillet 2021.", ("BBC", "2021-07-25", "en", "", "")),
        (
            "„Wahlen“. Zeit. 25. Juli 2021, archiviert vom Original am 1. August 2021; abgerufen am 26. Juli 2021 (russisch).",
            ("Zeit", "2021-07-25", "ru", "2021-08-01", "2021-07-26"),
        ),
        (
            "«Выборы» (рус.). Азаттык (25 июля 2021). Дата обращения: 26 июля 2021. Архивировано 1 августа 2021 года.",
            ("Азаттык", "2021-07-25", "ru", "2021-08-01", "2021-07-26"),
        ),
        (
            "«Сайлау». egemen.kz (қаз.). 2021 жылғы 25 шілде. Тексерілді, 26 шілде 2021.",
            ("egemen.kz", "2021-07-25", "kk", "", "2021-07-26"),
        ),
        (
            "«Вибори». Азаттик (рос.). 25 липня 2021. Архів оригіналу за 1 серпня 2021. Процитовано 26 липня 2021.",
            ("Азаттик", "2021-07-25", "ru", "2021-08-01", "2021-07-26"),
        ),
        (
            "«Eleições». Folha (em inglês). 25 de julho de 2021. Consultado em 26 de julho de 2021.",
            ("Folha", "2021-07-25", "en", "", "2021-07-26"),
        ),
    ],
    ids=["es", "fr", "fr code", "de", "ru", "kk", "uk", "pt"],
)
def test_citation_of_another_language(text: str, fields: tuple[str, ...]) -> None:
    read = citation_fields(text)

    assert (read.work, read.published_date, read.language, read.archived_date, read.accessed_date) == fields


@pytest.mark.parametrize("text", ['"Аул"', "“Аул”", "«Аул»", "« Аул »", "„Аул“", "„Аул”"])
def test_title_stands_in_any_quotation_marks(text: str) -> None:
    assert citation_fields(f"{text}. kp.kz.").title == "Аул"


def test_nested_quotation_marks_belong_to_the_title() -> None:
    assert citation_fields("«Партия «Аул» и выборы». kp.kz.").title == "Партия «Аул» и выборы"


def test_comma_inside_the_quotation_marks_is_no_part_of_the_title() -> None:
    fields = citation_fields('Cleaver, Hannah, "German ruling," Telegraph, 12 April 2005.')

    assert (fields.title, fields.work, fields.published_date) == ("German ruling", "Telegraph", "2005-04-12")


@pytest.mark.parametrize("lead", ["Facer, Dirk. ", "Facer, Dirk; de Waal, Thomas. ", "Facer, Dirk et al., ", "CBS News: "])
def test_names_before_a_title_are_its_authors(lead: str) -> None:
    assert citation_fields(f'{lead}"Utah". Deseret News.').authors == lead.rstrip(" .,:")


@pytest.mark.parametrize("lead", ["As the commission says, ", "12. ", "See ", "Nur Otan has 3 "])
def test_prose_before_quotation_marks_makes_a_note(lead: str) -> None:
    assert _stated(f'{lead}"turnout was low".') == {"kind": "note"}


def test_title_after_a_date_that_cannot_be_written_is_a_title() -> None:
    fields = citation_fields('Percival, James (July–December 1853). "Mines". Journal of Mining 1: 186.')

    assert (fields.authors, fields.title, fields.published_date) == ("Percival, James", "Mines", "")


@pytest.mark.parametrize("date", ["July 29, 1991", "1991", "July 1991"])
def test_day_of_publication_stands_before_the_pages(date: str) -> None:
    fields = citation_fields(f'"Dutch Open". The Sun (Florida). AP. {date}. p. 2C. Retrieved January 2, 2013.')

    assert (fields.work, fields.publisher) == ("The Sun (Florida)", "AP")
    assert fields.published_date == {"July 29, 1991": "1991-07-29", "1991": "1991", "July 1991": "1991-07"}[date]


def test_year_in_a_name_is_no_date() -> None:
    fields = citation_fields('"Games". Committee for Sapporo 1972. LA84 Foundation. Retrieved 2014-01-28.')

    assert (fields.work, fields.published_date) == ("Committee for Sapporo 1972", "")


def test_volume_and_pages_are_no_part_of_a_work() -> None:
    fields = citation_fields('Patel, Zh. (2001). "Niobium". Metallurgist 45 (11–12): 477–480. doi:10.1023/A:1014897029026.')

    assert (fields.work, fields.publisher, fields.published_date) == ("Metallurgist", "", "2001")


def test_initials_end_no_name() -> None:
    assert citation_fields('"Population". U.S. Census Bureau. Retrieved 2011-03-31.').work == "U.S. Census Bureau"


@pytest.mark.parametrize(
    ("bracket", "language"),
    [
        ("in Russian", "ru"),
        ("Russian", "ru"),
        ("in Kazakh and Russian", "kk; ru"),
        ("in English, French, and German", "en; fr; de"),
        ("in (German)", "de"),
        ("на русском", "ru"),
        ("англ.", "en"),
        ("қаз.", "kk"),
        ("en inglés", "en"),
        ("auf Russisch", "ru"),
        ("ru", "ru"),
        ("in zh-cn", "zh-cn"),
        ("in Gagauz", "Gagauz"),
        ("London", ""),
        ("in the north", ""),
        ("UK", ""),
    ],
)
def test_language_of_a_source(bracket: str, language: str) -> None:
    assert citation_fields(f'"Аул". kp.kz ({bracket}). 25 July 2021.').language == language


def test_link_a_reference_starts_with_is_its_title() -> None:
    text = "Lovett, Kenneth (March 24, 2014). Cuomo — poll. New York Daily News. Retrieved March 25, 2014."

    assert _stated(text, linked="Cuomo — poll") == {
        "kind": "citation",
        "authors": "Lovett, Kenneth",
        "title": "Cuomo — poll",
        "work": "New York Daily News",
        "published_date": "2014-03-24",
        "accessed_date": "2014-03-25",
    }


def test_link_behind_prose_is_no_title() -> None:
    assert _stated("Beaudet received 1,111 votes: official results.", linked="official results") == {"kind": "note"}


def test_title_known_from_elsewhere_counts_in_the_place_of_a_title() -> None:
    fields = citation_fields(
        "Starr, Kevin (2009). Golden Dreams. Oxford University Press. pp. 215–216.", recorded="Golden Dreams"
    )

    assert (fields.title, fields.work, fields.published_date) == ("Golden Dreams", "Oxford University Press", "2009")


@pytest.mark.parametrize("text", ["Golden Dreamsville. Press.", "He wrote Golden Dreams. Press."])
def test_title_known_from_elsewhere_does_not_count_anywhere_else(text: str) -> None:
    assert citation_fields(text, recorded="Golden Dreams").title == ""


def test_note_has_the_dates_its_words_name_and_nothing_guessed() -> None:
    assert _stated("Official site (in Russian), 2020. Retrieved 7 November 2006.") == {
        "kind": "note",
        "accessed_date": "2006-11-07",
    }


@pytest.mark.parametrize("text", ["", '"', '""', '".', "«", "()", "(2014)", '(2014) "'])
def test_text_without_anything_is_an_empty_note(text: str) -> None:
    assert _stated(text) == {"kind": "note"}


def _stated(text: str, linked: str = "") -> dict[str, str]:
    """The fields that are not empty."""
    return {name: value for name, value in asdict(citation_fields(text, linked)).items() if value}
