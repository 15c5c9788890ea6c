"""The first article's published tables, as CSV one can read in a review, and what must be true of them.

A changed snapshot is a change of the data: say in CHANGELOG what moved and why, then `pytest --force-regen`.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from pipeline import flow
from pipeline.archive.captures import read_archive, read_histories
from pipeline.document.document import INFOBOX, Table
from pipeline.extract.reading import Reading, read
from pipeline.model.tables import ALL_TABLES
from pipeline.publish.dataset import dataset_files, read_tables
from pipeline.publish.package import PACKAGE
from pipeline.publish.store.versions import latest
from pipeline.release import Parent, companions
from tests.first_article.conftest import rows

ROOT = Path(__file__).parents[2]
SNAPSHOTS = Path(__file__).parent / "test_published"
ARTICLE = "2021-kazakh-municipal-elections"
CAPTURE = ROOT / "raw" / ARTICLE / "captures" / "1171093875.txt"
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?%?")


@pytest.mark.parametrize("table", [table.name for table in ALL_TABLES])
def test_table_is_the_reviewed_one(table: str, files: dict[str, bytes], file_regression: FileRegressionFixture) -> None:
    file_regression.check(files[f"{table}.csv"], basename=table, extension=".csv", binary=True)


def test_every_snapshot_is_of_a_table() -> None:
    assert {path.name for path in SNAPSHOTS.iterdir()} == {table.file_name for table in ALL_TABLES}


def test_reading_twice_gives_the_same_bytes(files: dict[str, bytes]) -> None:
    again = dataset_files(flow.run([read(archived) for archived in read_archive(ROOT / "raw")]))

    assert files == again


def test_committed_version_is_what_raw_gives(files: dict[str, bytes]) -> None:
    pointer = latest(ROOT / "extracted")

    assert pointer is not None
    folder = ROOT / "extracted" / pointer.path
    committed = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert files == {name: data for name, data in committed.items() if name in files}
    assert [path.name for path in (ROOT / "extracted" / "versions").iterdir()] == [pointer.version_id]
    beside = companions(pointer.version_id, Parent("", {}), read_histories(ROOT / "raw"), files, read_tables(files, "files"))
    assert committed.keys() - files.keys() == beside.keys()
    # Which code made it is a fact of its day, and so is the hash of the file that says so.
    of_its_day = ("provenance.csv", PACKAGE)
    assert {name: committed[name] for name in beside if name not in of_its_day} == {
        name: data for name, data in beside.items() if name not in of_its_day
    }


def table_lines() -> Iterator[str]:
    """The lines of the capture that are rows of tables: after a heading row, up to a blank line."""
    headings = ("Party Votes", "Party Candidate", "Party Ideology", "Region No.")
    inside = False
    for line in CAPTURE.read_text("utf-8").splitlines():
        is_heading = line.startswith(headings)
        inside = bool(line) and (inside or is_heading)
        if inside and not is_heading:
            yield line


def test_every_number_of_a_table_row_is_in_a_cell_of_its_own(files: dict[str, bytes]) -> None:
    stated = Counter(number for line in table_lines() for number in NUMBER.findall(re.sub(r"\[\d+\]", "", line)))
    cells = [row for row in rows(files, "cells") if row["table_id"].startswith("t") and row["is_header"] == "false"]
    in_cells = Counter(number for row in cells for number in NUMBER.findall(row["text"]))

    # the caption of a table right below another one names its year
    assert stated - in_cells == Counter({"2021": 1})
    assert in_cells - stated == Counter()
    assert len(list(table_lines())) > 150


def test_every_number_of_the_tables_is_in_a_typed_row(files: dict[str, bytes]) -> None:
    """No value of a recovered table ends in `cells` only: each is a column of results, contests or nominations."""
    counts: Counter[str] = Counter()
    for table in ("results", "contests", "nominations"):
        for row in rows(files, table):
            counts.update(value for name, value in row.items() if name.endswith(("_count", "_pct")) and value)
    cells = [row for row in rows(files, "cells") if row["table_id"].startswith("t") and row["is_header"] == "false"]
    plain = Counter(
        number.replace(",", "").removesuffix("%")
        for row in cells
        if not row["text"].startswith("Source:")
        for number in NUMBER.findall(row["text"])
    )

    # totals of percentages are stated as 100.00 under the shares, which `share_total` checks; they are no column
    plain["100.00"] = 0
    assert plain - counts == Counter()


def test_sums_of_a_table_that_do_not_hold_are_findings_in_it(files: dict[str, bytes]) -> None:
    tried = {
        row["table_id"]: (int(row["identities_checked_count"]), int(row["identities_held_count"]))
        for row in rows(files, "tables")
    }
    in_one_table = {"results_total", "row_total", "column_total", "nominations_total", "result_share", "share_total"}
    told, places = Counter[str](), set[str]()
    for row in rows(files, "findings"):  # what one value explains is told once, with the other rules and places
        found = Counter(check for check in (row["check"], *row["other_checks"].split()) if check in in_one_table)
        told += found
        places |= {source.partition("r")[0] for source in (row["source"], *row["other_sources"].split()) if found}

    failing = {table: checked - held for table, (checked, held) in tried.items() if checked != held}
    assert sum(failing.values()) == told.total()
    assert failing.keys() <= places
    assert sum(checked for checked, _ in tried.values()) > 190


def test_every_kind_of_table_is_known_for_sure(files: dict[str, bytes]) -> None:
    assert {row["kind_confidence"] for row in rows(files, "tables")} == {"1.00"}
    assert [row["table_id"] for row in rows(files, "tables") if not row["kind_reason"]] == []


def test_columns_are_won_back_and_proven(files: dict[str, bytes]) -> None:
    alignments = {row["table_id"]: row["alignment"] for row in rows(files, "tables")}

    assert Counter(alignments.values()) == {"solved": 22, "as_published": 1}
    assert alignments["m01"] == "as_published"


def test_every_line_of_the_genuine_capture_is_read_as_something(reading: Reading) -> None:
    (genuine,) = reading.beside

    assert len(genuine.document.lines) == len(CAPTURE.read_text("utf-8").split("\n"))
    assert "unread" not in {line.role for line in genuine.document.lines}


def test_rendered_capture_says_all_that_the_genuine_one_says(reading: Reading) -> None:
    (genuine,) = reading.beside

    assert reading.document.sections == genuine.document.sections
    assert reading.document.paragraphs == genuine.document.paragraphs
    assert reading.document.references == genuine.document.references
    assert [folded(table) for table in reading.document.tables] == [folded(table) for table in genuine.document.tables]


def folded(table: Table) -> Table:
    """The table with the line breaks of its cells as spaces, which is all a flattened text keeps of them."""
    return replace(table, cells=tuple(cell._replace(text=" ".join(cell.text.split())) for cell in table.cells))


def test_every_paragraph_is_in_the_capture_word_for_word(files: dict[str, bytes]) -> None:
    text = CAPTURE.read_text("utf-8")

    assert [row["paragraph_id"] for row in rows(files, "paragraphs") if row["text"] not in text] == []


def test_every_reference_is_cited_as_often_as_it_says(files: dict[str, bytes]) -> None:
    cited = Counter(row["reference_number"] for row in rows(files, "citations"))

    assert {row["reference_number"]: int(row["use_count"]) for row in rows(files, "references")} == cited
    assert len(cited) == 76


def test_text_names_no_addresses_so_none_are_published(files: dict[str, bytes]) -> None:
    assert {row["url"] for row in rows(files, "references")} == {""}


def test_turkistan_is_one_place_however_it_is_spelled(files: dict[str, bytes]) -> None:
    spelled = {row["surface_name"] for row in rows(files, "names") if row["entity_id"] == "turkistan-region"}

    assert spelled == {"Turkistan", "Turkistan Region", "Türkistan Region", "Түркістан облысындағы"}


def test_region_under_another_region_in_the_source_keeps_its_own_table(files: dict[str, bytes]) -> None:
    headings = {row["section_id"]: (row["heading"], row["parent_section_id"]) for row in rows(files, "sections")}
    votes = {row["place_id"]: row["votes_count"] for row in rows(files, "contests")}

    assert headings["s28"] == ("East Kazakhstan Region", "s27")
    assert headings["s27"][0] == "Atyrau Region"
    assert (votes["east-kazakhstan-region"], votes["atyrau-region"]) == ("101184", "32981")


def test_by_elections_have_the_general_election_as_parent(files: dict[str, bytes]) -> None:
    elections = rows(files, "elections")

    assert {row["election_id"]: row["parent_election_id"] for row in elections if row["kind"] == "by-election"} == {
        "2021-08-01-aqqum-rural-district": ARTICLE,
        "2021-08-01-talaptan-rural-district": ARTICLE,
        "2021-08-08-ulken-rural-district": ARTICLE,
        "2021-08-22-bersugir-rural-district": ARTICLE,
    }


def test_each_region_of_candidates_has_its_own_reference(files: dict[str, bytes]) -> None:
    regions = {
        row["place_id"]: row["reference_numbers"] for row in rows(files, "nominations") if row["place_id"] != "kazakhstan"
    }

    assert sorted(map(int, regions.values())) == list(range(30, 44))


def test_infobox_is_a_grid(reading: Reading) -> None:
    infobox = reading.document.table(INFOBOX)

    assert infobox is not None
    assert (infobox.alignment, infobox.row_count, infobox.column_count) == ("solved", 19, 4)
