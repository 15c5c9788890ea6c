"""Who made a change: what today's code reads in the older capture tells."""

from dataclasses import replace

from pipeline.publish.diff.causes import attributed, unattributed, upstream
from pipeline.publish.diff.change import ArticleDiff, Capture, Change

OLD = Capture("12", "12", "aa", "en.wikipedia.org", "Adal")
EDITED = Capture("13", "13", "bb", "en.wikipedia.org", "Adal")
RENDERED = Capture("12-b", "12", "bb", "en.wikipedia.org", "Adal")


def votes(old: str, new: str, option: str = "Adal", source: str = "t01r02") -> Change:
    key = (("option_id", option.lower()),)
    return Change("cell_changed", "adal-2021", "results", key, option, "votes_count", old, new, source=source)


def causes(
    changes: tuple[Change, ...], article: tuple[Change, ...], parser: tuple[Change, ...], new: Capture = EDITED
) -> list[str]:
    found = attributed(ArticleDiff("adal-2021", OLD, new, changes), article, parser)
    return [change.cause for change in found.changes]


def test_bytes_of_another_revision_are_an_edit() -> None:
    assert upstream(ArticleDiff("adal-2021", OLD, EDITED)) == "source"


def test_other_bytes_of_one_revision_are_a_template() -> None:
    assert upstream(ArticleDiff("adal-2021", OLD, RENDERED)) == "template"


def test_other_bytes_without_a_revision_are_an_edit() -> None:
    old, new = replace(OLD, revision_id=""), replace(RENDERED, revision_id="")

    assert upstream(ArticleDiff("adal-2021", old, new)) == "source"


def test_same_bytes_are_read_otherwise() -> None:
    assert upstream(ArticleDiff("adal-2021", OLD, replace(OLD, capture_id="12-c"))) == "parser"


def test_change_of_the_capture_is_the_articles() -> None:
    assert causes((votes("25", "31"),), (votes("25", "31"),), ()) == ["source"]
    assert causes((votes("25", "31"),), (votes("25", "31"),), (), RENDERED) == ["template"]


def test_change_todays_code_makes_on_the_older_capture_is_sailaus() -> None:
    assert causes((votes("25", "31"),), (), (votes("25", "31"),)) == ["parser"]


def test_causes_are_told_apart_change_by_change() -> None:
    read_anew, edited = votes("25", "31"), votes("15", "16", "Auyl")

    assert causes((read_anew, edited), (edited,), (read_anew,)) == ["parser", "source"]


def test_value_changed_twice_has_both_causes() -> None:
    assert causes((votes("25", "31"),), (votes("28", "31"),), (votes("25", "28"),)) == ["parser+source"]


def test_change_is_the_same_wherever_it_stands() -> None:
    assert causes((votes("25", "31", source="t02r02"),), (), (votes("25", "31", source="t01r02"),)) == ["parser"]


def test_change_neither_explains_is_the_captures() -> None:
    assert causes((votes("25", "31"),), (), ()) == ["source"]


def test_capture_that_is_gone_tells_no_cause() -> None:
    found = unattributed(ArticleDiff("adal-2021", OLD, EDITED, (votes("25", "31"),)))

    assert [change.cause for change in found.changes] == [""]
