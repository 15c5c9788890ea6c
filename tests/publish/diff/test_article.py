"""What changed in an article: the explanation that needs least comes first."""

import pytest

from tests.publish.diff.sets import (
    ARTICLE,
    Tables,
    adal,
    article,
    cell,
    changes,
    files,
    paragraph,
    result,
    section,
    table,
    told,
)

ROWS = [("Nur Otan", "60"), ("Adal", "25"), ("Auyl", "15"), ("Aq Jol", "9")]


def difference(old: Tables, new: Tables) -> list[tuple[str, str, str, str, str]]:
    return told(changes(files(old), files(new)))


def stated(old: Tables, new: Tables) -> list[tuple[str, str, str, str, str]]:
    """Without the cells the rows were read from."""
    return [change for change in difference(old, new) if change[1] != "cells"]


def test_same_tables_have_no_difference() -> None:
    assert difference(adal(ROWS), adal(ROWS)) == []


def test_changed_cell_is_named_by_entity_with_its_difference() -> None:
    old, new = files(adal(ROWS)), files(adal([*ROWS[:1], ("Adal", "31"), *ROWS[2:]]))
    change = next(each for each in changes(old, new) if each.table == "results")

    assert (change.kind, change.entity, change.column, change.source) == (
        "cell_changed",
        "Adal, Aqmola",
        "votes_count",
        "t01r03",
    )
    assert (change.old, change.new, change.difference) == ("25", "31", "6")
    assert dict(change.key)["option_id"] == "adal"
    assert not change.is_heuristic


def test_changed_cell_is_told_of_the_table_too() -> None:
    assert ("cell_changed", "cells", "lead › Adal › Votes", "25", "31") in difference(
        adal(ROWS), adal([*ROWS[:1], ("Adal", "31"), *ROWS[2:]])
    )


def test_added_and_removed_rows_are_told_with_what_they_say() -> None:
    new = [*ROWS[:3], ("QHP", "7")]
    found = stated(adal(ROWS), adal(new))

    assert ("row_removed", "results", "Aq Jol, Aqmola", "option_kind party; votes_count 9", "") in found
    assert ("row_added", "results", "QHP, Aqmola", "", "option_kind party; votes_count 7") in found


def test_row_that_moved_in_its_table_is_one_change() -> None:
    new = [ROWS[3], *ROWS[:3]]

    assert difference(adal(ROWS), adal(new)) == [("row_moved", "cells", "lead › Aq Jol", "row 5", "row 2")]


def test_table_above_moves_all_below_and_changes_nothing() -> None:
    above, cells = table("t01", [("Day", "Place"), ("1 May", "Aqmola")], caption="Schedule")
    new = adal(ROWS, "t02", tables=[above], cells=cells)

    assert difference(adal(ROWS), new) == [
        ("table_added", "tables", "Schedule", "", "caption Schedule; kind results_by_party; identities_checked_count 0; "
         "identities_held_count 0; row_count 2; column_count 2; header_row_count 1; alignment as_published")
    ]  # fmt: skip


def test_table_that_moved_to_another_section_is_one_change() -> None:
    sections = [section("s01", "Results"), section("s02", "Aftermath")]
    old = adal(ROWS, sections=sections)
    new = adal(ROWS, sections=sections)
    old["tables"][0]["section_id"], new["tables"][0]["section_id"] = "s01", "s02"

    assert difference(old, new) == [("table_moved", "tables", "Aftermath", "t01 in Results", "t01 in Aftermath")]


def test_section_above_changes_numbers_alone() -> None:
    old = adal(ROWS, sections=[section("s01", "Results")], paragraphs=[paragraph("p01", "Votes were counted.", "s01")])
    new = adal(
        ROWS,
        sections=[section("s01", "History"), section("s02", "Results")],
        paragraphs=[paragraph("p01", "Votes were counted.", "s02")],
    )

    assert difference(old, new) == [("row_added", "sections", "History", "", "level 2; heading History")]


def test_split_table_is_one_added_table_and_rows_that_moved() -> None:
    rows = [(f"Party {letter}", str(number)) for number, letter in enumerate("ABCDEFGH", 30)]
    first, cells = table("t01", [("Party", "Votes"), *rows[:5]])
    second, more = table("t02", [("Party", "Votes"), *rows[5:]])
    new = adal(rows)
    new |= {"tables": [first, second], "cells": [*cells, *more]}

    assert [change[:2] for change in difference(adal(rows), new)] == [("row_moved", "cells"), ("table_added", "tables")]
    assert difference(adal(rows), new)[0][3:] == ("t01", "t02")


def test_renamed_heading_is_one_change() -> None:
    new = adal(ROWS)
    new["cells"][1]["text"] = "Ballots"

    assert difference(adal(ROWS), new) == [("column_renamed", "cells", "lead", "Votes", "Ballots")]


def test_heading_over_other_values_is_another_column() -> None:
    new = adal([(party, str(number)) for number, (party, _) in enumerate(ROWS, 100)])
    new["cells"][1]["text"] = "Ballots"

    assert "column_renamed" not in {change[0] for change in difference(adal(ROWS), new)}


def test_added_column_moves_those_after_it() -> None:
    new = adal(ROWS)
    grid = [("Party", "Leader", "Votes"), *((party, "", votes) for party, votes in ROWS)]
    new["tables"][0], new["cells"] = table("t01", grid)

    assert {change[:2] for change in difference(adal(ROWS), new)} == {("row_added", "cells")}


def renamed(old_name: str, new_name: str, **links: str) -> tuple[Tables, Tables]:
    """An article before and after one party is called otherwise, in results that have no id for it."""
    sides = []
    for name, link in ((old_name, links.get("old", "")), (new_name, links.get("new", ""))):
        side = adal([(name, "60"), *ROWS[1:]])
        side["results"][0]["option_id"] = ""
        side["cells"][2]["link_target"] = link
        sides.append(side)
    return sides[0], sides[1]


def test_name_with_the_same_id_is_a_rename_for_sure() -> None:
    old, new = adal(ROWS), adal([("Amanat", "60"), *ROWS[1:]])
    new["results"][0]["option_id"] = "nur-otan"
    found = changes(files(old), files(new))

    assert told(found) == [("entity_renamed", "parties", "Amanat", "Nur Otan", "Amanat")]
    assert not found[0].is_heuristic


@pytest.mark.parametrize(
    ("old", "new"),
    [
        renamed("Nur Otan", "Amanat", old="Amanat (party)", new="Amanat (party)"),  # the same link
        renamed("Äşımbetov", "Ashimbetov"),  # one skeleton
        renamed("Nur Otan", "Amanat"),  # the same values, the one gone, the other new
    ],
    ids=["link", "skeleton", "values"],
)
def test_name_without_an_id_is_a_likely_rename(old: Tables, new: Tables) -> None:
    found = [change for change in changes(files(old), files(new)) if change.kind == "entity_renamed"]

    assert [(change.old, change.new) for change in found] == [
        (old["results"][0]["option_name"], new["results"][0]["option_name"])
    ]
    assert found[0].is_heuristic


def test_entity_that_is_still_there_was_not_renamed() -> None:
    old = adal([("Nur Otan", "60"), ("Adal", "25")])
    new = adal([("Nur Otan", "61"), ("Birlik", "25"), ("Adal", "3")])
    for side in (old, new):
        for row in side["results"]:
            row["option_id"] = ""

    assert not [change for change in difference(old, new) if change[0] == "entity_renamed"]


def test_two_of_the_same_values_are_not_guessed() -> None:
    old, new = adal([("One", "5"), ("Two", "5")]), adal([("Three", "5"), ("Four", "5")])
    for side in (old, new):
        for row in side["results"]:
            row["option_id"] = ""

    assert not [change for change in difference(old, new) if change[0] == "entity_renamed"]


def test_text_that_only_has_the_newer_name_follows_from_the_rename() -> None:
    old = adal(ROWS, paragraphs=[paragraph("p01", "Nur Otan won, said Nur Otan.")])
    new = adal([("Amanat", "60"), *ROWS[1:]], paragraphs=[paragraph("p01", "Amanat won, said Amanat.")])
    new["results"][0]["option_id"] = "nur-otan"

    assert difference(old, new) == [("entity_renamed", "parties", "Amanat", "Nur Otan", "Amanat")]


def test_values_of_a_renamed_entity_are_compared() -> None:
    new = adal([("Amanat", "61"), *ROWS[1:]])
    new["results"][0]["option_id"] = "nur-otan"

    assert ("cell_changed", "results", "Amanat, Aqmola", "60", "61") in difference(adal(ROWS), new)


def test_changed_text_is_paired_by_likeness_and_says_so() -> None:
    old = adal(ROWS, paragraphs=[paragraph("p01", "The vote was held on 25 July in all regions of the country.")])
    new = adal(
        ROWS,
        paragraphs=[
            paragraph("p01", "A sentence nobody had written before."),
            paragraph("p02", "The vote was held on 26 July in all regions of the country."),
        ],
    )
    found = {change.kind: change for change in changes(files(old), files(new))}

    assert set(found) == {"row_added", "cell_changed"}
    assert found["cell_changed"].is_heuristic
    assert dict(found["cell_changed"].key)["paragraph_id"] == "p02"


def test_renumbered_references_change_no_text() -> None:
    def cited(number: int) -> Tables:
        references = [
            {
                "article_id": ARTICLE,
                "reference_number": str(n),
                "mark": str(n),
                "kind": "citation",
                "text": text,
                "use_count": "1",
            }
            for n, text in enumerate(["A new source"] * (number - 1) + ["The old source"], 1)
        ]
        return adal(ROWS, references=references, paragraphs=[paragraph("p01", f"Votes were counted.[{number}]")])

    assert difference(cited(1), cited(2)) == [("row_added", "references", "A new source", "", "A new source")]


def test_rows_of_one_key_are_paired_in_order_and_likely() -> None:
    old = adal(ROWS, results=[result("Adal", "1"), result("Adal", "2")])
    new = adal(ROWS, results=[result("Adal", "1"), result("Adal", "3")])
    old["results"], new["results"] = old["results"][4:], new["results"][4:]
    found = [change for change in changes(files(old), files(new)) if change.table == "results"]

    assert [(change.old, change.new, change.is_heuristic) for change in found] == [("2", "3", False)]
    old["results"].append(result("Adal", "7"))
    found = [change for change in changes(files(old), files(new)) if change.table == "results"]
    assert [(change.kind, change.is_heuristic) for change in found] == [("row_removed", False), ("cell_changed", True)]


def test_empty_tables_are_compared() -> None:
    nothing: Tables = {"articles": [article()]}

    assert difference(nothing, nothing) == []
    assert difference(nothing, {**nothing, "results": [result("Adal", "1")]}) == [
        ("row_added", "results", "Adal, Aqmola", "", "option_kind party; votes_count 1")
    ]


def test_article_that_is_new_is_one_change_with_its_rows() -> None:
    found = changes(files({}), files(adal(ROWS)))

    assert [(change.kind, change.table, change.entity, change.rows_count) for change in found] == [
        ("row_added", "articles", "Elections in Adal", 17)
    ]


def test_capture_is_told_of_the_article_and_is_no_change_of_it() -> None:
    new = adal(ROWS)
    new["articles"] = [article(revision="13", sha256="cd" * 32)]

    assert difference(adal(ROWS), new) == []


def finding(finding_id: str, message: str, subject: str, source: str = "t01r03") -> dict[str, str]:
    return {
        "article_id": ARTICLE,
        "finding_id": finding_id,
        "check": "result_share",
        "severity": "error",
        "subject": subject,
        "source": source,
        "message": message,
        "is_acknowledged": "false",
    }


def test_findings_appear_and_go() -> None:
    old = adal(ROWS, findings=[finding("share-1", "Adal: share is 4.52, but 25 of 100 is 25", "results/adal")])
    new = adal(ROWS, findings=[finding("share-2", "Auyl: share is 3, but 15 of 100 is 15", "results/auyl")])

    assert difference(old, new) == [
        ("finding_gone", "findings", "result_share", "Adal: share is 4.52, but 25 of 100 is 25", ""),
        ("finding_appeared", "findings", "result_share", "", "Auyl: share is 3, but 15 of 100 is 15"),
    ]


def test_finding_about_the_same_is_one_whatever_its_id() -> None:
    old = adal(ROWS, findings=[finding("share-1", "one total is off", "t01")])
    above, cells = table("t01", [("Day", "Place"), ("1 May", "Aqmola")], caption="Schedule")
    new = adal(ROWS, "t02", tables=[above], cells=cells, findings=[finding("share-2", "one total is off", "t02", "t02r03")])

    assert {change[0] for change in difference(old, new)} == {"table_added"}


def test_cell_of_an_infobox_says_whose_column_it_is() -> None:
    grid = [("2021 elections", ""), ("Party", "Adal"), ("Percentage", "4.52%")]
    names = [{"article_id": ARTICLE, "entity_id": "adal", "surface_name": "Adal", "kind": "party", "script": "Latn"}]
    sides = []
    for share in ("4.52%", "2.05%"):
        box, cells = table("infobox", grid)
        cells[5] = cell("infobox", 3, 2, share)
        sides.append(adal(ROWS, tables=[box], cells=cells, names=names))

    assert difference(*sides) == [("cell_changed", "cells", "infobox › Percentage (Adal)", "4.52%", "2.05%")]


@pytest.mark.parametrize("column", ["stated", "computed", "difference", "other_checks", "acknowledged_why"])
def test_any_other_value_of_a_finding_is_told(column: str) -> None:
    old = adal(ROWS, findings=[finding("share-1", "Adal: share is off", "results/adal")])
    new = adal(ROWS, findings=[finding("share-1", "Adal: share is off", "results/adal") | {column: "1"}])

    assert [(change.column, change.old, change.new) for change in changes(files(old), files(new))] == [(column, "", "1")]


def test_text_is_told_beside_a_kind_that_changed() -> None:
    old = adal(ROWS, paragraphs=[paragraph("p01", "The vote was held on 25 July.")])
    new = adal(ROWS, paragraphs=[paragraph("p01", "The vote was held on 26 July.") | {"kind": "list_item"}])

    assert {change.column for change in changes(files(old), files(new))} == {"kind", "text"}


def test_link_of_a_renamed_heading_is_told() -> None:
    new = adal(ROWS)
    new["cells"][1] |= {"text": "Ballots", "link_target": "Elsewhere"}

    assert {(change.kind, change.column) for change in changes(files(adal(ROWS)), files(new))} == {
        ("column_renamed", "text"),
        ("cell_changed", "link_target"),
    }


def test_other_references_of_a_cell_are_told() -> None:
    references = [
        {"article_id": ARTICLE, "reference_number": n, "mark": n, "kind": "citation", "text": f"Source {n}", "use_count": "1"}
        for n in ("1", "2")
    ]
    old, new = adal(ROWS, references=references), adal(ROWS, references=references)
    old["cells"][3]["reference_numbers"], new["cells"][3]["reference_numbers"] = "1", "2"

    assert [(change.column, change.old, change.new) for change in changes(files(old), files(new))] == [
        ("reference_numbers", "1", "2")
    ]


def test_cell_beyond_the_stated_columns_is_compared() -> None:
    old, new = adal(ROWS), adal(ROWS)
    for side in (old, new):
        side["cells"].append(cell("t01", 2, 5, "beyond"))

    assert changes(files(old), files(new)) == ()
    new["cells"][-1]["text"] = "far beyond"
    assert [(change.old, change.new) for change in changes(files(old), files(new))] == [("beyond", "far beyond")]
