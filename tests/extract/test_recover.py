"""Every table a grid, and every remark kept."""

from collections.abc import Callable
from dataclasses import replace

from pipeline.document.document import Document, Remark, Table
from pipeline.extract.recover import recover
from pipeline.extract.vocabulary import Vocabulary


def test_flattened_tables_become_grids(
    words: Vocabulary, flat: Callable[..., Table], infobox: Callable[..., Table], document: Callable[..., Document]
) -> None:
    article = document(infobox("Title"), flat("Party | Seats", "Adal 5"))

    recovered = recover(article, words, "raw/x.txt")

    assert [(table.kind, table.is_flattened, table.alignment) for table in recovered.tables] == [
        ("infobox", False, "solved"),
        ("", False, "solved"),
    ]


def test_published_grid_is_left_as_it_is(
    words: Vocabulary, grid: Callable[..., Table], document: Callable[..., Document]
) -> None:
    published = grid("t01", "Party | Seats", "Adal | 5")

    assert recover(document(published), words, "raw/x.txt").tables == (published,)


def test_kind_the_reader_knows_is_kept(
    words: Vocabulary, grid: Callable[..., Table], document: Callable[..., Document]
) -> None:
    legend = grid("m01", "Party | Seats", kind="legend")

    assert recover(document(legend), words, "raw/x.txt").tables[0].kind == "legend"


def test_remarks_of_reader_and_tables_are_all_kept(
    words: Vocabulary, flat: Callable[..., Table], document: Callable[..., Document]
) -> None:
    remark = Remark("lines", "info", "p01")
    article = replace(document(flat("Party | Votes | Seats", "Adal 5")), remarks=(remark,))

    assert [found.check for found in recover(article, words, "raw/x.txt").remarks] == ["lines", "alignment"]
