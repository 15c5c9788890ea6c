"""What a look upstream is told as: one line where nothing is new, a person where an article is gone."""

from pipeline.watch.news import News
from pipeline.watch.refresh import Refreshed
from pipeline.watch.telling import as_data, as_text, needs_a_person

CURRENT = News("adal", "current")
GONE = News("auyl", "gone", message="Auyl is gone: deleted 2026-01-01 by Somebody")


def test_nothing_new_is_one_line() -> None:
    assert as_text(Refreshed((CURRENT,), ())) == "nothing new upstream of 1 article"
    assert as_text(Refreshed((CURRENT, CURRENT), ())) == "nothing new upstream of 2 articles"
    assert not needs_a_person(Refreshed((CURRENT,), ()))


def test_article_that_is_gone_needs_a_person() -> None:
    refreshed = Refreshed((CURRENT, GONE), ())

    assert as_text(refreshed) == "auyl: Auyl is gone: deleted 2026-01-01 by Somebody"
    assert needs_a_person(refreshed)


def test_programs_get_every_article() -> None:
    assert as_data(Refreshed((CURRENT, GONE), ())) == {
        "news": [
            {"article_id": "adal", "state": "current", "revision_ids": [], "message": ""},
            {"article_id": "auyl", "state": "gone", "revision_ids": [], "message": GONE.message},
        ],
        "captures": [],
        "build": None,
    }
