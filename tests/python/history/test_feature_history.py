"""What was known on a day can be read later, as the run of that day had it.

If it fails, a model that is trained on the history learns from what nobody knew
then, and does worse in use than it promised.
"""

import pandas as pd
import pytest

from support.project import Warehouse

# Three runs of each engine, and one of them again.
pytestmark = pytest.mark.slow

ON = "feature_history: true"
DAYS = ["2026-02-01", "2026-02-02", "2026-02-04"]
# How engines join a moment with what was known at it (docs/decisions/history.md).
AS_OF_JOIN = {
    "duckdb": """
        select moments.customer_id, features.count_orders
        from moments asof left join {history} as features
            on moments.customer_id = features.customer_id
            and moments.known_at >= features.as_of
    """,
    "postgres": """
        select moments.customer_id, features.count_orders
        from moments left join lateral (
            select history.* from {history} as history
            where history.customer_id = moments.customer_id
                and history.as_of <= moments.known_at
            order by history.as_of desc limit 1
        ) as features on true
    """,
}


def build(warehouse: Warehouse, day: str, *words: str) -> pd.DataFrame:
    """Build the history as of a day; return the features of that run."""
    warehouse.dbt(
        *("build", "--select", "+customer_features_by_run"),
        *("--exclude-resource-types", "unit_test", "test"),
        *("--vars", f"{{as_of: '{day}', {ON}, backfill: true}}", *words),
    )
    return warehouse.query("select * from segmentation.customer_features")


def assert_read_again(warehouse: Warehouse, features: pd.DataFrame, day: str) -> None:
    """Compare what the history says of a run with what the run itself had."""
    found = warehouse.query(
        f"select * from segmentation.customer_features_by_run where as_of = '{day}'"
    )
    both = [
        frame[sorted(features.columns)]
        .sort_values("customer_id")
        .set_index("customer_id")
        for frame in (found, features)
    ]
    for name in both[1].columns:
        wanted, seen = both[1][name], both[0][name]
        if name in ("active_engagement_score", "spend_per_month"):
            pd.testing.assert_series_equal(
                seen.astype(float), wanted.astype(float), atol=1e-9
            )
        else:
            assert seen.equals(wanted), f"{name} as of {day}"


def test_the_features_of_a_run_can_be_read_later(empty: Warehouse) -> None:
    """Also after a re-run of a day, which takes the later ones back."""
    empty.load("--dataset", "synthetic", "--customers", "120", "--end", "2026-03-01")
    runs = {day: build(empty, day) for day in DAYS}
    for day, features in runs.items():
        assert_read_again(empty, features, day)
    rows = empty.query("select as_of from segmentation.customer_features_history")
    per_run = rows["as_of"].value_counts().sort_index().tolist()
    assert per_run[0] == len(runs[DAYS[0]]), "everybody is new in the first run"
    assert max(per_run[1:]) < per_run[0], "later runs add who changed"

    history = "segmentation.customer_features_history"
    moments = (
        "with moments as (select customer_id, timestamp '2026-02-03' as known_at "
        "from segmentation.customer_features)"
    )
    joined = empty.query(moments + AS_OF_JOIN[empty.engine].format(history=history))
    known = joined.dropna().set_index("customer_id")["count_orders"].astype(int)
    then = runs[DAYS[1]].set_index("customer_id")["count_orders"].astype(int)
    assert known.sort_index().equals(then.sort_index())

    build(empty, DAYS[1], "--full-refresh")
    assert_read_again(empty, runs[DAYS[0]], DAYS[0])
    assert_read_again(empty, runs[DAYS[1]], DAYS[1])
    newest = empty.query(f"select max(as_of) as newest from {history}")
    assert str(newest["newest"].iloc[0])[:10] == DAYS[1]
