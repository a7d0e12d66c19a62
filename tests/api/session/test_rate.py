"""Who is faster than allowed has to wait, and nobody else has."""

from apps.api.session.rate import Rate
from tests.api.session.test_alarm import HandClock


def test_a_burst_is_free_and_the_next_one_waits_its_turn() -> None:
    rate = Rate(HandClock(), per_s=20, burst=60)
    assert [rate.take(1) for _ in range(60)] == [0] * 60
    assert rate.take(1) == 50
    assert rate.take(1) == 100


def test_time_makes_up_for_what_was_taken_and_for_no_more_than_a_burst() -> None:
    clock = HandClock()
    rate = Rate(clock, per_s=20, burst=60)
    for _ in range(60):
        rate.take(1)
    clock.ms += 500
    assert [rate.take(1) for _ in range(10)] == [0] * 10
    assert rate.take(1) == 50
    clock.ms += 3_600_000
    assert [rate.take(1) for _ in range(60)] == [0] * 60
    assert rate.take(1) > 0


def test_a_large_amount_waits_as_long_as_it_takes() -> None:
    rate = Rate(HandClock(), per_s=1_000, burst=1_000)
    assert rate.take(3_000) == 2_000
