"""Captures of one revision that say the same, and that do not; references whose record and text do not agree."""

from collections.abc import Callable
from dataclasses import replace

from pipeline.checks.readers import readers_agree
from pipeline.checks.rule import Checked, Disagreement
from pipeline.checks.rules import RULES
from pipeline.document.document import Cell, Document
from pipeline.document.html import read_html

Make = Callable[..., Checked]
EXAMPLES = {rule.check: rule.example for rule in RULES}

BY_ELECTION = """
By-elections edit

22 August 2021 edit

2021 Ülken Rural District äkım election
Party Candidate Votes
Nur Otan A. Aidyn {votes}
Auyl B. Saule 129
Total 500
"""
CONTENTS = "Contents 1 By elections 1 1 22 August 2021"


def rendered(article: Checked, change: Callable[[Cell], Cell]) -> Checked:
    """The article as another reader reads it, with every cell changed, beside the article itself."""
    document: Document = article.reading.document
    tables = tuple(replace(table, cells=tuple(map(change, table.cells))) for table in document.tables)
    other = replace(document, reader="mediawiki-render", tables=tables)
    return replace(article, reading=replace(article.reading, document=other, beside=(article.reading,)))


def test_captures_that_say_the_same_agree(checked: Make) -> None:
    article = checked(BY_ELECTION.format(votes="371"), contents=CONTENTS)

    assert list(readers_agree(rendered(article, lambda cell: cell))) == []


def test_capture_alone_has_nothing_to_agree_with(checked: Make) -> None:
    assert list(readers_agree(checked(BY_ELECTION.format(votes="371"), contents=CONTENTS))) == []


def test_value_that_another_reader_reads_otherwise_disagrees(checked: Make) -> None:
    article = checked(BY_ELECTION.format(votes="371"), contents=CONTENTS)
    misread = rendered(article, lambda cell: cell._replace(text="731") if cell.text == "371" else cell)

    assert list(readers_agree(misread)) == [
        Disagreement(
            subject="results/2021-08-22-ulken-rural-district/ulken-rural-district/nur-otan/A. Aidyn/votes_count",
            source="t01r02",
            stated="731",
            computed="371",
            message=EXAMPLES["readers_agree"],
        )
    ]


def test_row_that_only_one_reader_finds_disagrees(checked: Make) -> None:
    article = checked(BY_ELECTION.format(votes="371"), contents=CONTENTS)
    renamed = rendered(article, lambda cell: cell._replace(text="C. Erlan") if cell.text == "A. Aidyn" else cell)

    assert [(each.stated, each.computed, each.message) for each in readers_agree(renamed)] == [
        ("found", "missing", "mediawiki-render and text-mirror disagree: only mediawiki-render finds this row of results"),
        ("missing", "found", "mediawiki-render and text-mirror disagree: only text-mirror finds this row of results"),
    ]


NOTE = """<div class="mw-parser-output"><p>Held.<sup class="reference"><a href="#cite_note-1">[1]</a></sup></p>
<ol class="references">{notes}<li id="cite_note-1"><span class="mw-cite-backlink"><a href="#cite_ref-1">^</a></span>
<span class="reference-text"><cite class="citation">"Results". <i>Adilet</i>. 9 July 2021.</cite><span class="Z3988"
title="ctx_ver=Z39.88-2004&amp;rft.title=Results&amp;rft.date=2021-{date}"></span></span></li></ol></div>"""


def test_record_of_a_reference_that_gives_another_date_disagrees() -> None:
    document = read_html(NOTE.format(notes="<li>x</li>" * 4, date="09-07").encode(), "page.html")

    assert [remark.message for remark in document.remarks if remark.check == "coins_agree"] == [EXAMPLES["coins_agree"]]


def test_record_of_a_reference_that_gives_the_same_date_agrees() -> None:
    document = read_html(NOTE.format(notes="", date="07-09").encode(), "page.html")

    assert document.remarks == ()
