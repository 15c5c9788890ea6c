"""References against citations, tables against article.yml, and what reading remarked."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from pipeline.checks import sources
from pipeline.checks.rule import Checked, Disagreement
from pipeline.document.document import Remark
from pipeline.model.schema import Row

Make = Callable[..., Checked]


def reference(number: int, use_count: int) -> Row:
    return {"reference_number": str(number), "use_count": str(use_count), "kind": "note", "text": "Auyl."}


def citations(*reference_numbers: int) -> list[Row]:
    return [
        {"citation_number": str(number), "reference_number": str(reference_number)}
        for number, reference_number in enumerate(reference_numbers, start=1)
    ]


def test_reference_with_a_back_link_for_every_mark_agrees(checked: Make) -> None:
    references = [reference(1, 1), reference(2, 3)]

    assert list(sources.use_count(checked(references=references, citations=citations(2, 1, 2, 2)))) == []


@pytest.mark.parametrize(("listed", "cited"), [(2, 3), (2, 1)])
def test_reference_with_other_back_links_than_marks_disagrees(checked: Make, listed: int, cited: int) -> None:
    tables = {"references": [reference(5, listed)], "citations": citations(*[5] * cited)}

    assert list(sources.use_count(checked(**tables))) == [
        Disagreement(
            subject="references/Auyl./use_count",
            source="",
            stated=str(listed),
            computed=str(cited),
            message=f"reference 5 lists {listed} back-links, the article cites it {'once' if cited == 1 else f'{cited} times'}",
        )
    ]


def test_cited_references_agree(checked: Make) -> None:
    assert list(sources.uncited(checked(references=[reference(1, 1)], citations=citations(1)))) == []


def test_reference_nothing_cites_is_uncited_and_has_no_wrong_use_count(checked: Make) -> None:
    article = checked(references=[reference(8, 1), reference(9, 1)], citations=citations(8))

    assert list(sources.use_count(article)) == []
    assert list(sources.uncited(article)) == [
        Disagreement(
            subject="references/Auyl./reference_number",
            source="",
            stated="1",
            computed="0",
            message="reference 9 is listed but nothing in the article cites it",
        )
    ]


def test_marks_of_a_reference_that_is_not_listed_disagree_once(checked: Make) -> None:
    marks = [row | {"source": f"p{number:02d}"} for number, row in enumerate(citations(9, 8, 9), start=1)]

    assert list(sources.missing_reference(checked(references=[reference(8, 1)], citations=marks))) == [
        Disagreement(
            subject="citations/9",
            source="p01",
            stated="9",
            computed="",
            message="the article cites reference 9, which its list does not have",
            other_sources=("p03",),
        )
    ]


def tables(*kinds: str) -> list[Row]:
    return [{"table_id": f"t{number:02d}", "kind": kind} for number, kind in enumerate(kinds, start=1)]


@pytest.mark.parametrize("expect", [{}, {"results_by_party": 0}, {"results_by_party": 1}, {"results_by_party": 2}])
def test_article_with_at_least_the_expected_tables_agrees(checked: Make, expect: dict[str, int]) -> None:
    article = checked(expect=expect, tables=tables("results_by_party", "other", "results_by_party"))

    assert list(sources.expected_tables(article)) == []


def test_article_with_fewer_tables_of_a_kind_disagrees(checked: Make) -> None:
    article = checked(expect={"results_by_party": 2, "other": 1}, tables=tables("results_by_party", "other"))

    assert list(sources.expected_tables(article)) == [
        Disagreement(
            subject="tables/results_by_party",
            source="",
            stated="2",
            computed="1",
            message="article.yml expects at least 2 tables of kind results_by_party, 1 were recognised",
        )
    ]


def test_kind_of_table_that_is_missing_altogether_disagrees(checked: Make) -> None:
    found = list(sources.expected_tables(checked(expect={"nominations_by_place": 1})))

    assert [(each.stated, each.computed) for each in found] == [("1", "0")]


def test_remark_of_a_reader_disagrees_under_its_own_check_only(checked: Make) -> None:
    article = checked("Background edit\n\nHeld once.")

    assert list(sources.remarked("unread_line")(article)) == []
    assert list(sources.remarked("section_levels")(article)) == [
        Disagreement(
            subject="sections",
            source="",
            stated="",
            computed="",
            message="no contents list: all sections are put at level 2",
        )
    ]


def test_remark_of_a_reader_is_passed_on_whole(checked: Make) -> None:
    remark = Remark("alignment", "error", "t05", "t05r01", "stated", "computed", "columns not won back: no total")
    article = checked()
    document = replace(article.reading.document, remarks=(remark,))
    remarked = replace(article, reading=replace(article.reading, document=document))

    assert list(sources.remarked("alignment")(remarked)) == [
        Disagreement("t05", "t05r01", "stated", "computed", "columns not won back: no total")
    ]


BY_ELECTION = """
By-elections edit

22 August 2021 edit

The vote was held in Ülken Rural District.

Party Candidate Votes
Nur Otan A. Aidyn 731
Total 731
"""


def test_remark_of_extraction_is_passed_on_too(checked: Make) -> None:
    article = checked(BY_ELECTION, contents="Contents 1 By elections 1 1 22 August 2021")

    assert list(sources.remarked_on_elections("place_from_text")(article)) == [
        Disagreement(
            subject="t01",
            source="t01r01",
            stated="",
            computed="ulken-rural-district",
            message='the table has no caption that names a place; "22 August 2021" is about one place only',
        )
    ]
