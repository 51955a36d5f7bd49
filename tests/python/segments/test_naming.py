"""Every segment gets a name, and no two share one."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segmentation.segments.naming import PlaybookError, name_segments
from support.fit_settings import VARIABLES

SEEDS = Path(__file__).parents[3] / "seeds"
PLAYBOOK = pd.read_csv(SEEDS / "segment_playbook.csv")
RULES = pd.read_csv(SEEDS / "segment_playbook_rules.csv")
CENTRES = ["playbook_key", "feature", "at_least", "at_most"]
FEATURES = sorted(
    {
        one
        for names in RULES.dropna(subset=["at_least", "at_most"], how="all")["feature"]
        for one in names.split(" else ")
    }
)
K_MAX = 8

bound = st.one_of(st.none(), st.floats(-5, 5))


@st.composite
def profiles(draw, most=12):
    """Draw up to ``most`` segments over any set of clustering features."""
    features = draw(st.lists(st.sampled_from(FEATURES), min_size=1, unique=True))
    count = draw(st.integers(1, most))
    values = st.lists(st.floats(-5, 5), min_size=count, max_size=count)
    index = [f"S{number:02d}" for number in range(1, count + 1)]
    return pd.DataFrame({name: draw(values) for name in features}, index=index)


@st.composite
def playbooks(draw):
    """Draw a user's playbook: any rules, and K_MAX keys that have none."""
    keys = [f"key_{number}" for number in range(draw(st.integers(0, 5)))]
    rule = st.tuples(st.sampled_from(keys or ["x"]), st.sampled_from(FEATURES))
    pairs = draw(st.lists(rule, max_size=8 if keys else 0, unique=True))
    rules = [(key, feature, draw(bound), draw(bound)) for key, feature in pairs]
    keys += [f"rest_{number}" for number in range(K_MAX)]
    book = pd.DataFrame({"playbook_key": keys})
    book["priority"] = draw(st.permutations(range(len(keys))))
    return book, pd.DataFrame(rules, columns=CENTRES)


# Centres of k-means on real shops, in standard deviations, and what they are.
SHOPS = {
    "gift wholesaler": (
        ["days_since_last_order", "count_orders", "net_spend"],
        {
            "dormant": (0.99, -0.95, -1.09),
            "lapsing": (0.67, -0.13, 0.11),
            "loyal_high_value": (-0.21, 1.00, 0.99),
            "steady_regulars": (-1.21, 0.24, 0.28),
            "casual_buyers": (-0.51, -0.74, -0.72),
            "vip": (-1.52, 2.00, 1.70),
        },
    ),
    "gift wholesaler by basket": (
        [
            "days_since_last_order",
            "tenure_days",
            "count_orders_365d",
            "average_order_value",
            "return_share",
        ],
        {
            "steady_regulars": (-0.34, 0.30, 0.41, -0.03, -0.14),
            "dormant": (0.94, 0.30, -0.85, -1.01, -0.20),
            "valuable_at_risk": (0.86, 0.35, -0.79, 0.74, -0.14),
            "vip": (-1.35, 0.45, 1.58, 0.55, -0.04),
            "new_customers": (-0.74, -2.21, 0.05, 0.00, -0.24),
            "serial_returners": (0.39, 0.21, -0.30, -0.34, 4.90),
        },
    ),
    "grocer": (
        [
            "days_since_last_order",
            "tenure_days",
            "count_orders_365d",
            "average_order_value",
            "discount_share",
        ],
        {
            "small_baskets": (-0.68, 0.30, 0.76, -0.68, -0.07),
            "loyal_high_value": (-0.65, 0.32, 0.55, 0.79, -0.26),
            "valuable_at_risk": (0.68, 0.05, -0.56, 0.87, -0.27),
            "bargain_hunters": (0.26, 0.06, -0.35, -0.33, 1.58),
            "dormant": (1.23, -0.12, -0.97, -0.94, -0.69),
            "new_but_silent": (0.83, -4.39, -1.80, -0.19, 0.06),
        },
    ),
    "music shop": (
        ["days_since_last_order", "count_orders_365d", "net_spend_365d"],
        {
            "rare_buyers": (0.58, -0.65, -0.70),
            "steady_regulars": (-0.35, 0.56, 0.90),
            "loyal_high_value": (-1.02, 1.73, 1.64),
            "vip": (-2.70, 1.87, 1.65),
        },
    ),
    "synthetic shop": (
        [
            "days_since_last_order",
            "tenure_days",
            "count_orders_365d",
            "net_spend_365d",
            "active_days_90d",
            "count_tickets_90d",
            "return_share",
            "discount_share",
        ],
        {
            "steady_regulars": (-0.61, 0.37, 0.75, 0.56, 0.27, -0.16, -0.20, -0.31),
            "lapsing": (1.02, 0.04, -0.43, -0.14, -1.11, -0.35, -0.29, -0.32),
            "dormant": (1.51, 0.57, -1.73, -2.14, -1.12, -0.35, -0.24, -0.31),
            "bargain_hunters": (-0.54, 0.36, 0.65, 0.15, 0.35, -0.12, -0.23, 2.93),
            "new_customers": (-1.00, -2.87, -0.81, -0.36, 0.61, -0.30, -0.39, -0.30),
            "vip": (-0.95, 0.36, 1.37, 1.51, 1.30, -0.13, -0.18, -0.39),
            "serial_returners": (-0.48, 0.31, 0.36, 0.31, 0.30, 0.33, 3.36, -0.32),
            "needs_support": (-0.18, 0.37, -0.03, 0.43, 1.87, 3.58, -0.24, -0.30),
        },
    ),
}


def frame(rows: list[dict[str, float]]) -> pd.DataFrame:
    index = [f"S{number:02d}" for number in range(1, len(rows) + 1)]
    return pd.DataFrame(rows, index=index)


def assert_all_named(frame_of_profiles, names):
    """Fail if a segment has no key, or two share one."""
    assert set(names) == set(frame_of_profiles.index)
    assert len(set(names.values())) == len(names)


@settings(deadline=None, max_examples=60)
@given(profiles())
def test_every_profile_gets_a_name_of_its_own(found):
    """If not, a fit stops at night because such customers were not thought of."""
    names = name_segments(found, PLAYBOOK, RULES)
    assert_all_named(found, names)
    assert "prospects" not in names.values()


@settings(deadline=None, max_examples=60)
@given(profiles(K_MAX), playbooks(), st.data())
def test_a_playbook_of_ones_own_names_everything_too(found, playbook, data):
    """As many keys without rules as k_max are enough, also beside inherited names."""
    book, rules = playbook
    kept = data.draw(st.lists(st.sampled_from(list(found.index)), unique=True))
    keys = data.draw(st.permutations(list(book["playbook_key"])))
    inherited = dict(zip(kept, keys, strict=False))
    names = name_segments(found, book, rules, inherited)
    assert_all_named(found, names)
    assert inherited.items() <= names.items()


def test_the_playbook_has_enough_keys_without_rules():
    """The proof above asks for as many as the largest k of the settings."""
    ruled = set(RULES["playbook_key"])
    free = PLAYBOOK[PLAYBOOK["priority"].notna()]
    assert len(set(free["playbook_key"]) - ruled) >= VARIABLES["k_max"]


def test_twelve_average_segments_get_a_name():
    names = name_segments(frame([dict.fromkeys(FEATURES, 0.0)] * 12), PLAYBOOK, RULES)
    assert len(set(names.values())) == 12


@pytest.mark.parametrize("shop", SHOPS)
def test_real_segments_get_names_that_a_marketer_recognises(shop):
    """If not, the names in the reports of a shop like this are misleading."""
    features, segments = SHOPS[shop]
    found = pd.DataFrame(segments.values(), columns=features, index=list(segments))
    names = name_segments(found, PLAYBOOK, RULES)
    assert names == {key: key for key in segments}


def test_a_constant_feature_leaves_the_rule_to_the_next():
    """A shop that sold nothing for a year still has customers who spent more."""
    rows = [
        {"net_spend_365d": 0.0, "net_spend": 1.0},
        {"net_spend_365d": 0.0, "net_spend": -1.0},
    ]
    names = name_segments(frame(rows), PLAYBOOK, RULES)
    assert names == {"S01": "high_spenders", "S02": "low_spenders"}


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
