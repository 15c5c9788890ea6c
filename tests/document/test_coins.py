"""The machine-readable record of a citation to its fields."""

import pytest

from pipeline.document.coins import Coins, read_coins


def test_article_in_a_periodical() -> None:
    record = (
        "ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Ajournal&rft.genre=unknown&rft.jtitle=informburo.kz"
        "&rft.atitle=836+%D1%81%D0%B5%D0%BB&rft.date=2021-03-17&rft.aulast=Smakova&rft.aufirst=Amina"
        "&rft_id=https%3A%2F%2Finformburo.kz%2Fa%3Fb%3D1%26c%3D2&rfr_id=info%3Asid%2Fen.wikipedia.org%3AElection"
    )

    assert read_coins(record) == Coins(
        title="836 сел",
        authors=("Smakova, Amina",),
        work="informburo.kz",
        date="2021-03-17",
        url="https://informburo.kz/a?b=1&c=2",
    )


def test_whole_book_is_a_title_without_a_work() -> None:
    assert read_coins("rft.btitle=Kansas+Place-Names&rft.pub=Press") == Coins(title="Kansas Place-Names", publisher="Press")


def test_chapter_stands_in_a_book() -> None:
    assert read_coins("rft.atitle=Niobium&rft.btitle=Blocks") == Coins(title="Niobium", work="Blocks")


def test_periodical_alone_is_no_title() -> None:
    assert read_coins("rft.jtitle=CBS+News") == Coins(work="CBS News")


def test_title_may_have_no_kind() -> None:
    assert read_coins("rft.title=Results") == Coins(title="Results")


def test_authors_are_given_once_the_first_one_first() -> None:
    record = "rft.au=DeCecco%2C+J.+P.&rft.au=Shively%2C+M.G.&rft.aufirst=M.G.&rft.aulast=Shively"

    assert read_coins(record).authors == ("Shively, M.G.", "DeCecco, J. P.")


def test_author_may_be_an_institution() -> None:
    assert read_coins("rft.aulast=Central+Election+Commission").authors == ("Central Election Commission",)


@pytest.mark.parametrize("ampersand", ["&", "&amp;", "&amp;amp;"])
def test_ampersands_may_be_escaped_too_often(ampersand: str) -> None:
    record = ampersand.join(["ctx_ver=Z39.88-2004", "rft.btitle=A+%26+B", "rft.date=2021"])

    assert read_coins(record) == Coins(title="A & B", date="2021")


@pytest.mark.parametrize(
    ("value", "title"),
    [
        ("%27%27Divya+Prabandham%27%27+today", "Divya Prabandham today"),
        ("Nb%3Csub%3E3%3C%2Fsub%3ESn", "Nb3Sn"),
        ("%5Bhttp%3A%2F%2Fexample.org+Example%5D", "Example"),
        ("TV+briefs+%26%23124%3B+Times", "TV briefs | Times"),
        ("Rivers%27+life", "Rivers' life"),
        ("a+%3C+b", "a < b"),
        ("%5BDraft%5D+law", "[Draft] law"),
    ],
    ids=["italics", "superscript", "link", "character reference", "apostrophe", "less than", "brackets"],
)
def test_markup_of_the_page_is_no_part_of_a_value(value: str, title: str) -> None:
    assert read_coins(f"rft.btitle={value}").title == title


def test_identifier_that_is_no_address_is_no_url() -> None:
    assert read_coins("rft_id=info%3Adoi%2F10.1300&rft_id=http%3A%2F%2Fa.kz&rft_id=http%3A%2F%2Fb.kz").url == "http://a.kz"


@pytest.mark.parametrize("record", ["", "&", "=", "rft.btitle", "rft.btitle=", "a=b&&c", "rft.other=x"])
def test_record_without_fields_is_empty(record: str) -> None:
    assert read_coins(record) == Coins()


def test_bytes_that_are_no_text_are_marked() -> None:
    assert read_coins("rft.btitle=%FF%").title == "\ufffd%"
