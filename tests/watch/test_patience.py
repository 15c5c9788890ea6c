"""How long to leave upstream alone when it does not answer."""

from pipeline.watch.patience import Patience


def test_upstream_that_answers_may_be_asked() -> None:
    assert Patience().may_ask(0.0)


def test_each_failure_waits_twice_as_long_an_hour_at_most() -> None:
    patience, waits = Patience(), []
    for _ in range(9):
        patience = patience.failed(1000.0)
        waits.append(patience.again_at - 1000.0)

    assert waits == [60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]


def test_upstream_may_ask_for_longer() -> None:
    assert Patience().failed(1000.0, retry_after=900.0).again_at == 1900.0
    assert Patience().failed(1000.0, retry_after=1.0).again_at == 1060.0


def test_nothing_is_asked_before_the_wait_is_over() -> None:
    patience = Patience().failed(1000.0)

    assert not patience.may_ask(1059.0)
    assert patience.may_ask(1060.0)


def test_clock_that_was_set_back_does_not_wait_for_years() -> None:
    assert Patience().failed(1_000_000.0).may_ask(10.0)


def test_first_failure_is_to_be_said_and_its_time_is_kept() -> None:
    first = Patience().failed(1000.0)
    second = first.failed(2000.0)

    assert (first.is_first_failure, second.is_first_failure) == (True, False)
    assert (first.since, second.since) == (1000.0, 1000.0)
