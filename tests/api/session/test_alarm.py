"""An interview is woken when something falls due, and now and then to see whether time jumped."""

from __future__ import annotations

from collections.abc import Callable

from apps.api.domain.moment import Moment
from apps.api.session.alarm import LOOK_AGAIN_MS, Alarm


class HandClock:
    """A clock that a test moves by hand; at most one call waits."""

    def __init__(self) -> None:
        self.ms = 1_000
        self.calls: list[HandTimer] = []

    def now_ms(self) -> int:
        return self.ms

    async def sleep_ms(self, duration_ms: int) -> None:
        raise NotImplementedError

    def call_at(self, at_ms: int, callback: Callable[[], None]) -> HandTimer:
        timer = HandTimer(self, at_ms, callback)
        self.calls.append(timer)
        return timer

    def move_to(self, ms: int) -> None:
        self.ms = ms
        for timer in [each for each in self.calls if each.at_ms <= ms]:
            self.calls.remove(timer)
            timer.callback()


class HandTimer:
    """A call of the hand clock."""

    def __init__(self, clock: HandClock, at_ms: int, callback: Callable[[], None]) -> None:
        self._clock = clock
        self.at_ms = at_ms
        self.callback = callback

    def cancel(self) -> None:
        self._clock.calls.remove(self)


def rung(clock: HandClock) -> tuple[Alarm, list[int]]:
    times: list[int] = []
    return Alarm(clock, lambda: times.append(clock.ms)), times


def test_it_rings_once_at_the_earliest_time_asked_for() -> None:
    clock = HandClock()
    alarm, times = rung(clock)
    for at_ms in (3_000, 2_000, 2_500):
        alarm.ring_by(at_ms)
    clock.move_to(1_999)
    assert times == []
    clock.move_to(2_000)
    clock.move_to(2_999)
    assert times == [2_000]


def test_it_rings_now_and_then_though_nothing_is_due() -> None:
    clock = HandClock()
    alarm, times = rung(clock)
    alarm.ring_by(None)
    clock.move_to(1_000 + LOOK_AGAIN_MS)
    alarm.ring_by(10**12)
    clock.move_to(1_000 + 2 * LOOK_AGAIN_MS)
    assert times == [1_000 + LOOK_AGAIN_MS, 1_000 + 2 * LOOK_AGAIN_MS]


def test_a_cancelled_one_never_rings() -> None:
    clock = HandClock()
    alarm, times = rung(clock)
    alarm.ring_by(2_000)
    alarm.cancel()
    clock.move_to(10_000)
    assert times == []


def test_a_moment_knows_the_earliest_time_that_it_was_too_early_for() -> None:
    moment = Moment(1_000)
    assert moment.reached(1_000)
    assert moment.next_ms is None
    assert not moment.reached(1_400)
    assert not moment.reached(1_200)
    assert moment.next_ms == 1_200
