"""From samples to figures."""

import pytest

from benchmarks.figures import Figure, middle_mean, percentile


@pytest.mark.parametrize(
    ("percent", "value"), [(0, 1), (1, 1), (50, 5), (90, 9), (91, 10), (95, 10), (100, 10)]
)
def test_a_percentile_is_the_smallest_sample_that_enough_samples_do_not_exceed(
    percent: float, value: float
) -> None:
    assert percentile([10, 3, 1, 7, 5, 9, 2, 8, 4, 6], percent) == value


def test_the_only_sample_is_every_percentile() -> None:
    assert Figure.of([4.0]) == Figure(1, 4.0, 4.0)


def test_a_figure_has_the_median_and_the_tail() -> None:
    assert Figure.of([3.0, 1.0, 2.0, 100.0]) == Figure(4, 2.5, 100.0)


def test_the_middle_mean_leaves_both_ends_out() -> None:
    assert middle_mean([0.0, 10.0, 20.0, 5000.0]) == 15.0


def test_the_middle_mean_of_few_samples_is_their_mean() -> None:
    assert middle_mean([1.0, 2.0, 6.0]) == 3.0
