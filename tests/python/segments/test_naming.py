"""Every segment gets a name, and no two share one."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segmentation.segments.naming import PlaybookError, name_segments

SEEDS = Path(__file__).parents[3] / "seeds"
PLAYBOOK = pd.read_csv(SEEDS / "segment_playbook.csv")
RULES = pd.read_csv(SEEDS / "segment_playbook_rules.csv")
FEATURES = sorted(set(RULES["feature"]))

profile = st.fixed_dictionaries({name: st.floats(-5, 5) for name in FEATURES})


def frame(rows: list[dict[str, float]]) -> pd.DataFrame:
    index = [f"S{number:02d}" for number in range(1, len(rows) + 1)]
    return pd.DataFrame(rows, index=index)


@settings(deadline=None)
@given(st.lists(profile, min_size=1, max_size=12))
def test_every_profile_gets_a_name_of_its_own(rows):
    names = name_segments(frame(rows), PLAYBOOK, RULES)
    assert len(names) == len(rows)
    assert len(set(names.values())) == len(rows)
    assert "prospects" not in names.values()


def test_twelve_average_segments_get_a_name():
    names = name_segments(frame([dict.fromkeys(FEATURES, 0.0)] * 12), PLAYBOOK, RULES)
    assert len(set(names.values())) == 12


def test_a_key_goes_to_the_segment_that_fits_it_best():
    average = dict.fromkeys(FEATURES, 0.0)
    rows = [average | {"return_share": 1.1}, average | {"return_share": 3.0}]
    names = name_segments(frame(rows), PLAYBOOK, RULES)
    assert names["S02"] == "serial_returners"
    assert names["S01"] != "serial_returners"


def test_an_inherited_key_is_kept_and_not_given_twice():
    rows = [dict.fromkeys(FEATURES, 0.0), dict.fromkeys(FEATURES, 0.0)]
    names = name_segments(frame(rows), PLAYBOOK, RULES, {"S02": "vip"})
    assert names["S02"] == "vip"
    assert names["S01"] != "vip"


def test_a_key_that_left_the_playbook_is_replaced():
    rows = [dict.fromkeys(FEATURES, 0.0)]
    names = name_segments(frame(rows), PLAYBOOK, RULES, {"S01": "gone"})
    assert names["S01"] in set(PLAYBOOK["playbook_key"])


def test_too_small_a_playbook_says_what_to_add():
    book = PLAYBOOK[PLAYBOOK["playbook_key"] == "everyday_1"]
    with pytest.raises(PlaybookError, match="S02"):
        name_segments(frame([dict.fromkeys(FEATURES, 0.0)] * 2), book, RULES)


def test_names_in_the_seed_are_unique():
    assert PLAYBOOK["segment_name"].is_unique
    assert PLAYBOOK["playbook_key"].is_unique
    assert set(RULES["playbook_key"]) <= set(PLAYBOOK["playbook_key"])
