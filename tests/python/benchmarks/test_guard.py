"""The guard fails a change that costs time, and no change that met a busy machine."""

import json

import pytest
from results import result_of

from benchmarks.guard import guarded, ratio_changes, read_committed
from segmentation.errors import InputError

COMMITTED = result_of(floor=10, first_build=30, next_day=10)


def slower(times: float) -> dict:
    """Return a result whose first build takes `times` as long as the committed one."""
    return result_of(floor=10, first_build=30 * times, next_day=10)


@pytest.mark.parametrize(("times", "is_lost"), [(1.29, False), (1.31, True)])
def test_loss_of_more_than_thirty_percent_is_lost(times, is_lost):
    """The bound is 30 %: a tighter one cries wolf, a wider one lets loss creep in."""
    first = ratio_changes(COMMITTED, slower(times))[0]
    assert (first.name, first.is_lost) == ("first_build_to_floor", is_lost)


def test_slower_machine_is_no_loss():
    """Everything twice as slow is a slower machine: only ratios to the floor count."""
    now = result_of(floor=20, first_build=60, next_day=20)
    assert not any(item.is_lost for item in ratio_changes(COMMITTED, now))


@pytest.mark.parametrize(
    ("runs", "is_well", "count_runs"),
    [((1.0,), True, 1), ((2.0, 1.0), True, 2), ((2.0, 1.9), False, 2)],
)
def test_only_a_loss_that_comes_again_fails(runs, is_well, count_runs):
    """A slow moment of the machine must not fail a change; a real loss must."""
    left = list(runs)
    _, well = guarded(COMMITTED, lambda: slower(left.pop(0)))
    assert (well, len(runs) - len(left)) == (is_well, count_runs)


def test_two_losses_of_different_ratios_are_noise():
    """A loss that moves from one ratio to the other is the machine's."""
    runs = [slower(2.0), result_of(floor=10, first_build=30, next_day=20)]
    assert guarded(COMMITTED, lambda: runs.pop(0))[1]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("not json", "holds no numbers"),
        ("{}", "holds no numbers"),
        (json.dumps(result_of(floor=1)), "lacks first_build_to_floor"),
    ],
)
def test_unusable_file_is_named(tmp_path, content, said):
    """Whoever forgot to commit the numbers reads which file, not a traceback."""
    file = tmp_path / "guard.json"
    file.write_text(content)
    with pytest.raises(InputError, match=said):
        read_committed(file)
