"""Looking again and again, on a clock of the test's own: waits, full looks, upstream down for a day."""

from collections.abc import Callable
from itertools import islice

import pytest

from pipeline.errors import StoreError, UnavailableError
from pipeline.watch.loop import Back, Down, looks
from pipeline.watch.refresh import Refreshed

NOTHING = Refreshed((), ())


class Clock:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


def found(look: Callable[[bool], Refreshed], clock: Clock, count: int, every: float = 300) -> list[object]:
    return list(islice(looks(look, every, clock.monotonic, clock.sleep), count))


def down() -> UnavailableError:
    return UnavailableError("en.wikipedia.org", "does not answer", "try again later")


def test_looks_are_as_far_apart_as_asked() -> None:
    clock, times = Clock(), []

    def look(_: bool) -> Refreshed:
        times.append(clock.now)
        return NOTHING

    found(look, clock, 3, every=300)

    assert times == [1000, 1300, 1600]


def test_first_look_of_a_day_is_full() -> None:
    clock, full = Clock(), []

    def look(is_full: bool) -> Refreshed:
        full.append(is_full)
        return NOTHING

    found(look, clock, 50, every=3600)

    assert [hour for hour, is_full in enumerate(full) if is_full] == [0, 24, 48]


def test_upstream_down_for_a_day_is_said_once_and_asked_ever_more_rarely() -> None:
    clock, asked = Clock(), []

    def look(_: bool) -> Refreshed:
        asked.append(clock.now)
        if clock.now < 1000 + 86400:
            raise down()
        return NOTHING

    said = found(look, clock, 3)

    assert [type(each) for each in said] == [Down, Back, Refreshed]
    assert isinstance(said[1], Back)
    assert said[1].seconds >= 86400
    assert len(asked) < 40


def test_full_look_that_failed_is_made_up_for() -> None:
    clock, full = Clock(), []

    def look(is_full: bool) -> Refreshed:
        full.append(is_full)
        if len(full) == 1:
            raise down()
        return NOTHING

    found(look, clock, 4)

    assert full == [True, True, False]


def test_any_other_error_ends_it() -> None:
    def look(_: bool) -> Refreshed:
        raise StoreError("extracted/", "is damaged", "restore it")

    with pytest.raises(StoreError):
        found(look, Clock(), 1)
