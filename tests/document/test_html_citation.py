"""One note of an HTML reference list: which of text, links and record counts for which field, and where they disagree."""

from dataclasses import asdict

import pytest

from pipeline.document.html_citation import Disagreement, read_note

PAGE = "http://www.deseretnews.com/article/705346246/Utes.html"
COPY = "http://web.archive.org/web/20091126204310/http://www.deseretnews.com/article/705346246/Utes.html"


def test_note_of_a_citation_template() -> None:
    cite = (
        'Facer, Dirk (March 2009). "Utes whip SDSU". Deseret News (in English). LDS. '
        "Archived from the original on November 26, 2009. Retrieved November 22, 2009."
    )
    coins = "rft.atitle=Utes+whip+SDSU&rft.jtitle=Deseret+News&rft.aulast=Facer&rft.aufirst=Dirk&rft.date=March+2009"
    fields, disagreements = read_note(cite, cite, [('"Utes whip SDSU"', PAGE), ("Archived", COPY)], coins)

    assert disagreements == ()
    assert asdict(fields) == {
        "kind": "citation",
        "authors": "Facer, Dirk",
        "title": "Utes whip SDSU",
        "work": "Deseret News",
        "publisher": "LDS",
        "published_date": "2009-03",
        "language": "en",
        "url": PAGE,
        "archive_url": COPY,
        "archived_date": "2009-11-26",
        "accessed_date": "2009-11-22",
    }


def test_note_without_anything_is_an_empty_note() -> None:
    fields, disagreements = read_note("", "", [], "")

    assert (fields.kind, set(asdict(fields).values()) - {"note"}, disagreements) == ("note", {""}, ())


def test_note_written_by_hand_has_its_link_as_title() -> None:
    fields, _ = read_note("Roll of Honour, Surveyors. Retrieved 2 June 2007.", "", [("Roll of Honour", "http://a.ca/x")], "")

    assert (fields.kind, fields.title, fields.work) == ("citation", "Roll of Honour", "Surveyors")
    assert (fields.url, fields.accessed_date) == ("http://a.ca/x", "2007-06-02")


@pytest.mark.parametrize("label", ["http://a.ca/x", "//a.ca/x", "www.a.ca", "[1]", "10.1002/(SICI)1099", "52547041"])
def test_bare_address_is_no_title(label: str) -> None:
    fields, _ = read_note(f"{label} Retrieved 2 June 2007.", "", [(label, "http://a.ca/x")], "")

    assert (fields.kind, fields.title, fields.url) == ("note", "", "http://a.ca/x")
    assert fields.accessed_date == "2007-06-02"


def test_days_written_behind_a_citation_belong_to_it() -> None:
    cite = '"List of members".'
    fields, _ = read_note(f"{cite} Archived 1 February 2021 at the Wayback Machine. Retrieved 20 January 2021.", cite, [], "")

    assert (fields.archived_date, fields.accessed_date) == ("2021-02-01", "2021-01-20")


def test_days_of_a_second_citation_do_not() -> None:
    cite = '"List of members".'
    fields, _ = read_note(f'{cite} "Other list". Retrieved 20 January 2021.', cite, [], "")

    assert fields.accessed_date == ""


def test_publisher_alone_is_told_from_a_work_by_the_record() -> None:
    cite = '"Omar Daal". Baseball-Reference.com. Retrieved 2010-06-29.'
    publisher, _ = read_note(cite, cite, [], "rft.btitle=Omar+Daal&rft.pub=Baseball-Reference.com")
    work, _ = read_note(cite, cite, [], "rft.atitle=Omar+Daal&rft.jtitle=Baseball-Reference.com")

    assert (publisher.work, publisher.publisher) == ("", "Baseball-Reference.com")
    assert (work.work, work.publisher) == ("Baseball-Reference.com", "")


def test_book_has_its_publisher_behind_the_title_of_the_record() -> None:
    cite = "Rydjord, John (1972). Kansas Place-Names. University of Oklahoma Press. pp. 250–251."
    fields, disagreements = read_note(cite, cite, [], "rft.btitle=Kansas+Place-Names&rft.pub=University+of+Oklahoma+Press")

    assert disagreements == ()
    assert (fields.title, fields.work, fields.publisher) == ("Kansas Place-Names", "", "University of Oklahoma Press")


def test_chapter_and_book_named_the_wrong_way_round_are_turned_by_the_text() -> None:
    cite = 'Lide, David R. (2004). "The Elements". CRC Handbook. CRC Press.'
    fields, disagreements = read_note(cite, cite, [], "rft.atitle=CRC+Handbook&rft.btitle=The+Elements&rft.pub=CRC+Press")

    assert disagreements == ()
    assert (fields.title, fields.work, fields.publisher) == ("The Elements", "CRC Handbook", "CRC Press")


def test_all_authors_of_the_text_count_where_the_record_keeps_one() -> None:
    cite = 'Matthias, B. T.; Geballe, T. H. (1954). "Niobium". Physical Review.'
    fields, _ = read_note(cite, cite, [], "rft.atitle=Niobium&rft.aulast=Matthias&rft.aufirst=B.+T.")

    assert fields.authors == "Matthias, B. T.; Geballe, T. H."


def test_authors_of_the_record_count_where_the_text_cuts_them_short() -> None:
    cite = 'Matthias, B. T. et al. (1954). "Niobium". Physical Review.'
    coins = "rft.atitle=Niobium&rft.aulast=Matthias&rft.aufirst=B.+T.&rft.au=Geballe%2C+T.+H."

    assert read_note(cite, cite, [], coins)[0].authors == "Matthias, B. T.; Geballe, T. H."


@pytest.mark.parametrize(
    ("printed", "recorded"),
    [
        ("Ailee’s ‘sprint’", "Ailee's+'sprint'"),
        ("1981–2001 — review", "1981-2001+-+review"),
        ("Two  words", "Two+words"),
        ("Superconductivity of Nb3Sn", "Superconductivity+of+Nb%3Csub%3E3%3C%2Fsub%3ESn"),
    ],
    ids=["quotes", "dashes", "spaces", "markup"],
)
def test_formatting_is_no_disagreement(printed: str, recorded: str) -> None:
    cite = f'"{printed}". Work.'

    assert read_note(cite, cite, [], f"rft.btitle={recorded}")[1] == ()


def test_other_title_is_a_disagreement_and_the_record_counts() -> None:
    cite = '"Results of 2021". Work.'
    fields, disagreements = read_note(cite, cite, [], "rft.btitle=Results+of+2016")

    assert fields.title == "Results of 2016"
    assert disagreements == (Disagreement("title", "Results of 2016", "Results of 2021"),)


def test_other_date_is_a_disagreement_and_the_record_counts() -> None:
    cite = '"Results". Work. 25 July 2021.'
    fields, disagreements = read_note(cite, cite, [], "rft.btitle=Results&rft.date=2021-07-26")

    assert fields.published_date == "2021-07-26"
    assert disagreements == (Disagreement("published_date", "2021-07-26", "2021-07-25"),)


@pytest.mark.parametrize(("printed", "recorded"), [("25 July 2021", "2021"), ("July 2021", "2021-07-25"), ("25 July 2021", "")])
def test_less_precise_date_is_no_disagreement_and_the_more_precise_counts(printed: str, recorded: str) -> None:
    cite = f'"Results". Work. {printed}.'
    fields, disagreements = read_note(cite, cite, [], f"rft.btitle=Results&rft.date={recorded}")

    assert disagreements == ()
    assert fields.published_date in {"2021-07-25"}


def test_address_without_a_scheme_gets_one() -> None:
    assert read_note("Page.", "", [("Page", "//example.org/page")], "")[0].url == "https://example.org/page"


@pytest.mark.parametrize(
    ("address", "original", "date"),
    [
        (COPY, PAGE, "2009-11-26"),
        (COPY.replace("20091126204310", "20091126204310if_"), PAGE, "2009-11-26"),
        ("https://archive.org/web/20091126204310/http://a.kz/b", "http://a.kz/b", "2009-11-26"),
        ("https://archive.today/2009.11.26-204310/https://a.kz/b", "https://a.kz/b", "2009-11-26"),
        ("http://www.webcitation.org/query?url=http://a.kz/b&date=2009-10-26", "http://a.kz/b", ""),
        ("http://www.webcitation.org/5jq7sYUKU", "", ""),
        ("https://archive.ph/AbCd", "", ""),
    ],
)
def test_link_to_a_copy_alone_gives_page_and_day_where_its_address_has_them(address: str, original: str, date: str) -> None:
    fields, _ = read_note("Page.", "", [("Page", address)], "")

    assert (fields.url, fields.archive_url, fields.archived_date) == (original, address, date)


def test_day_of_a_copy_that_the_text_states_counts() -> None:
    cite = '"Page". Archived from the original on 27 November 2009.'

    assert read_note(cite, cite, [("Page", COPY)], "")[0].archived_date == "2009-11-27"


def test_page_of_a_copy_is_the_link_that_says_so() -> None:
    links = [("Page", "http://www.webcitation.org/5jq7sYUKU"), ("the original", "http://a.kz/b")]

    assert read_note("Page.", "", links, "")[0].url == "http://a.kz/b"


def test_page_of_a_copy_is_in_the_record_where_no_link_has_it() -> None:
    fields, _ = read_note("Page.", "Page.", [("Page", "http://www.webcitation.org/5jq7sYUKU")], "rft_id=http%3A%2F%2Fa.kz%2Fb")

    assert fields.url == "http://a.kz/b"


def test_copy_of_another_page_belongs_to_another_reference() -> None:
    assert read_note("Page. Other.", "", [("Page", "http://a.kz/b"), ("Other", COPY)], "")[0].archive_url == ""


@pytest.mark.parametrize(
    "address", [PAGE.replace("www.", "") + "/", PAGE + "?", PAGE + "#top", PAGE.replace(".com/", ".com:80/")]
)
def test_copy_names_its_page_in_its_own_way(address: str) -> None:
    assert read_note("Page.", "", [("Page", address), ("Archived", COPY)], "")[0].archive_url == COPY


@pytest.mark.parametrize("address", ["http://archive.org/stream/book", "http://a.kz/web.archive.org/web/", "mailto:a@b.kz", ""])
def test_other_addresses_are_no_copies(address: str) -> None:
    fields, _ = read_note("Page.", "", [("Page", address)], "")

    assert (fields.url, fields.archive_url) == (address, "")
