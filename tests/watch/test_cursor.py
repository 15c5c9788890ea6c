"""What a scheduler remembers: no revision is asked for twice, unless it is not captured long after; nothing is said twice."""

from pipeline.archive.revisions import Revision
from pipeline.watch.cursor import PATIENT, Cursor, cursor
from pipeline.watch.news import News


def new(*revision_ids: int, message: str = "", article_id: str = "adal") -> News:
    revisions = tuple(Revision(each, None, 7, "Adal", "2026-01-01T00:00:00Z", "ab", 1, "", "") for each in revision_ids)
    return News(article_id, "new" if revisions else "gone", revisions, revisions[-1] if revisions else None, message)


def keys(
    before: Cursor,
    news: list[News],
    now: float,
    captured: set[str] = frozenset(),
    running: str = "",  # type: ignore[assignment]
) -> tuple[list[str], Cursor]:
    requests, after = before.requests(news, captured, lambda article_id, revision: f"{article_id}:{revision}" == running, now)
    return [request.key for request in requests], after


def test_every_new_revision_is_a_request_of_its_own_in_order() -> None:
    assert keys(Cursor(), [new(11, 12), new(5, article_id="auyl")], 0)[0] == ["adal:11", "adal:12", "auyl:5"]


def test_revision_is_not_asked_for_twice() -> None:
    _, after = keys(Cursor(), [new(11)], 0)

    assert keys(after, [new(11, 12)], 300)[0] == ["adal:12"]


def test_revision_that_is_still_not_captured_is_asked_for_again_under_another_key() -> None:
    first, after = keys(Cursor(), [new(11)], 0)
    second, after = keys(after, [new(11)], PATIENT)
    third, after = keys(after, [new(11)], PATIENT + 2 * PATIENT - 1)
    fourth, _ = keys(after, [new(11)], PATIENT + 2 * PATIENT)

    assert (first, second, third, fourth) == (["adal:11"], ["adal:11#2"], [], ["adal:11#3"])


def test_captured_revision_is_forgotten() -> None:
    _, after = keys(Cursor(), [new(11)], 0)
    _, after = keys(after, [], 300, captured={"adal:11"})

    assert after.asked == {}


def test_revision_whose_run_failed_is_asked_for_again_though_a_newer_one_is_captured() -> None:
    _, after = keys(Cursor(), [new(11, 12)], 0)

    assert keys(after, [], PATIENT, captured={"adal:12"})[0] == ["adal:11#2"]


def test_revision_whose_run_waits_is_not_asked_for_again() -> None:
    _, after = keys(Cursor(), [new(11)], 0)

    assert keys(after, [new(11)], 9 * PATIENT, running="adal:11")[0] == []


def test_article_that_is_gone_is_said_once() -> None:
    gone = new(message="Adal is gone")
    first, after = Cursor().to_say([gone])
    second, after = after.to_say([gone])
    back, after = after.to_say([new(12)])
    again, _ = after.to_say([gone])

    assert (first, second, back, again) == (("Adal is gone",), (), (), ("Adal is gone",))


def test_upstream_that_answers_is_trusted_again() -> None:
    after = Cursor().unanswered(0, None)
    assert after.patience.failures == 1

    assert keys(after, [new(11)], 60)[1].patience.failures == 0


def test_cursor_survives_being_stored() -> None:
    _, after = keys(Cursor().shown(5.0), [new(11)], 0)
    after = after.to_say([new(message="Adal is gone")])[1].unanswered(9.0, 100.0)

    assert cursor(after.as_text()) == after


def test_cursor_nobody_can_read_is_a_new_one() -> None:
    for text in (None, "", "{", "[]", '{"asked": {"adal:11": 3}}', '{"patience": {"unknown": 1}}'):
        assert cursor(text) == Cursor()
