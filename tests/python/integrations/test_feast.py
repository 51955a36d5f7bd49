"""Feast gives each customer what the run before a moment had published.

If it fails, a model is trained on what was not known at that moment, or a customer
who left is still served a segment.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from support.environments import new_environment
from support.project import BIN, ROOT, Warehouse, Warehouses

# An environment of 0.7 GB, and three whole runs of each engine.
# One worker: the second would build the same shop into the same folder.
pytestmark = [pytest.mark.nightly, pytest.mark.xdist_group("feast")]

FOLDER = ROOT / "integrations" / "feast"
SCRIPT = Path(__file__).with_name("feast_run.py")
DAYS = ["2026-02-26", "2026-02-27", "2026-02-28"]
NEXT_DAY = "2026-03-01"
LEFT, BACK, GONE, UNKNOWN = "C0000001", "C0000002", "C0000003", "no-customer"
RENAMED = "Another name"
# Rows of a customer who is deleted have no customer, which the gate would reject.
SETTINGS = (
    "feature_history: true, backfill: true, accept_drift: true,"
    " accepted_by: tests, accepted_because: customers are deleted on purpose"
)
# What was changed at the source before a day: one customer leaves, one leaves and
# returns, one is deleted without a word.
BEFORE = {
    DAYS[1]: f"""
        update raw.customers set deleted_at = timestamp '2026-02-26 12:00:00'
        where customer_id in ('{LEFT}', '{BACK}')
    """,
    DAYS[2]: f"""
        update raw.customers set deleted_at = null where customer_id = '{BACK}';
        delete from raw.customers where customer_id = '{GONE}'
    """,
}
MOMENTS = [
    "2026-02-25 23:59:59.999999",
    "2026-02-26",
    "2026-02-26 18:30",
    "2026-02-27",
    "2026-02-27 23:59:59.999999",
    "2026-02-28",
    # A row has no time to live.
    "2027-06-01",
]
# They move with the day alone; the page of the folder says how to have them.
LEFT_OUT = {
    *("as_of", "tenure_days", "days_since_last_order", "days_since_last_login"),
    *("spend_per_month", "active_engagement_score"),
}


FILES = ("customer_features", "customer_segments")
# A feature of the shop's own, and one that the variable never_cluster names.
OF_THE_SHOP = ("is_member integer", "gender text")


@dataclass(frozen=True)
class Shop:
    """A warehouse, and what the run of each day said of its customers."""

    warehouse: Warehouse
    runs: dict[str, pd.DataFrame]


@dataclass(frozen=True)
class Store:
    """A copy of the folder, and Feast in an environment of its own."""

    python: Path
    folder: Path

    def run(self, script: Path, *words: Path) -> None:
        """Run a script in a zone in which a day begins before that of UTC."""
        done = subprocess.run(
            [self.python, script, *words],
            cwd=self.folder,
            env={**os.environ, "TZ": "Asia/Tokyo"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr

    def ask(self, moments: pd.DataFrame) -> dict[str, pd.DataFrame]:
        """Make the online store anew; return the joined rows and those of today."""
        self.run(self.folder / "refresh.py")
        moments.to_parquet(self.folder / "moments.parquet")
        self.run(SCRIPT, self.folder)
        return {
            name: pd.read_parquet(self.folder / f"{name}.parquet")
            for name in ("joined", "online")
        }


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the interpreter of an environment with Feast and nothing of ours."""
    folder = tmp_path_factory.mktemp("feast")
    words = ("feast[duckdb]", "-c", FOLDER / "constraints.txt")
    try:
        programs = new_environment(folder, *words)
    except subprocess.CalledProcessError as error:
        reason = (error.stderr.strip().splitlines() or ["pip says nothing"])[-1]
        pytest.skip(f"Feast cannot be installed here: {reason}")
    yield programs / "python"
    shutil.rmtree(folder)


@pytest.fixture
def store(python: Path, tmp_path: Path) -> Store:
    """Return the store of a copy of the folder."""
    folder = tmp_path / "feast"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("data"))
    return Store(python, folder)


def export(warehouse: Warehouse, out: Path, *words: str) -> str:
    """Write the files as the page says; return what the command says."""
    done = subprocess.run(
        [BIN / "python", FOLDER / "export.py", "--out", out, *words],
        cwd=ROOT,
        env={**os.environ, **warehouse.variables(), "TZ": "Asia/Tokyo"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 2), done.stdout + done.stderr
    return done.stdout + done.stderr


def run_day(warehouse: Warehouse, day: str) -> pd.DataFrame:
    """Publish a day; return what its run says of each customer."""
    if day in BEFORE:
        warehouse.execute(BEFORE[day])
    warehouse.dbt(
        *("build", "--exclude-resource-types", "unit_test", "test"),
        *("--vars", f"{{as_of: '{day}', {SETTINGS}}}"),
    )
    return warehouse.query(
        "select features.*, segments.segment_id, segments.segment_name"
        " from segmentation.customer_features as features"
        " inner join segmentation.customer_segments as segments"
        " on features.customer_id = segments.customer_id"
    ).set_index("customer_id")


def give_a_segment_another_name(warehouse: Warehouse, newest: pd.DataFrame) -> None:
    """Do what a fit does whose segment has the same id and another name."""
    segment = newest.loc[BACK, "segment_id"]
    new = f"set segment_name = '{RENAMED}' where segment_id = '{segment}'"
    warehouse.execute(
        f"update segmentation.segment_sizes {new} and as_of = '{DAYS[-1]}';"
        f"update segmentation.customer_segment_history {new}"
        f" and dbt_valid_from = '{DAYS[-1]}'"
    )
    newest.loc[newest["segment_id"] == segment, "segment_name"] = RENAMED


def leave_rows_of_a_killed_run(warehouse: Warehouse) -> None:
    """Write what a run that ends before it is published leaves in the histories."""
    warehouse.execute(
        "insert into segmentation.customer_features_history"
        f" (customer_id, as_of, is_observed) values ('{BACK}', '{NEXT_DAY}', false);"
        "insert into segmentation.customer_segment_history (customer_id, segment_id,"
        f" segment_name, dbt_valid_from) values ('{LEFT}', 'S01', '-', '{NEXT_DAY}')"
    )


def plain(value: Any, to_the_second: bool = False) -> Any:
    """Return a value so that those of two engines and of Feast can be compared."""
    if value is None or pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp | date):
        instant = pd.Timestamp(value)
        if instant.tzinfo is not None:
            instant = instant.tz_convert("UTC").tz_localize(None)
        return instant.floor("s") if to_the_second else instant.floor("us")
    return float(value) if isinstance(value, int | float | Decimal) else value


def known(runs: dict[str, pd.DataFrame], customer: str, moment: pd.Timestamp) -> dict:
    """Return what the newest run up to a moment said of a customer."""
    days = [day for day in DAYS if pd.Timestamp(day) <= moment]
    if not days or customer not in runs[days[-1]].index:
        return {}
    return runs[days[-1]].loc[customer].to_dict()


def differences(
    found: pd.DataFrame, runs: dict[str, pd.DataFrame], **words: bool
) -> Iterator[tuple]:
    """Yield each value that is not what the run said."""
    names = [name for name in runs[DAYS[0]].columns if name not in LEFT_OUT]
    for row in found.to_dict("records"):
        moment = row.get("event_timestamp", pd.Timestamp(DAYS[-1], tz="UTC"))
        said = known(runs, row["customer_id"], moment.tz_convert(None))
        for name in names:
            wanted, seen = plain(said.get(name), **words), plain(row[name], **words)
            if wanted != seen:
                yield row["customer_id"], moment, name, wanted, seen


@pytest.fixture(scope="module", params=["duckdb", "postgres"])
def shop(request: pytest.FixtureRequest, new_warehouse: Warehouses) -> Shop:
    """Return a warehouse after three days, and what the run of each said."""
    warehouse = new_warehouse(request.param, "feast")
    warehouse.load(
        *("--dataset", "synthetic", "--customers", "300", "--end", "2026-03-01")
    )
    runs = {day: run_day(warehouse, day) for day in DAYS}
    give_a_segment_another_name(warehouse, runs[DAYS[-1]])
    leave_rows_of_a_killed_run(warehouse)
    for column in OF_THE_SHOP:
        warehouse.execute(
            f"alter table segmentation.customer_features_history add column {column}"
        )
    return Shop(warehouse, runs)


def test_the_shop_has_what_is_asked_about(shop: Shop) -> None:
    """If not, the other tests cannot fail."""
    first, second, last = shop.runs.values()
    both = first.index.intersection(last.index)
    orders = first.loc[both, "count_orders"] != last.loc[both, "count_orders"]
    assert orders.any(), "a feature changes"
    assert {LEFT, BACK, GONE} <= set(first.index)
    assert {LEFT, BACK}.isdisjoint(second.index)
    assert BACK in last.index
    assert {LEFT, GONE}.isdisjoint(last.index)


def test_feast_says_what_was_known_at_each_moment(store: Store, shop: Shop) -> None:
    """And of today nothing of a customer who left, whatever an earlier file had."""
    runs, last = shop.runs, shop.runs[DAYS[-1]]
    customers = [*sorted(set().union(*(run.index for run in runs.values()))), UNKNOWN]
    moments = pd.DataFrame(
        [(one, pd.Timestamp(at, tz="UTC")) for one in customers for at in MOMENTS],
        columns=["customer_id", "event_timestamp"],
    )
    export(shop.warehouse, store.folder / "data")
    answers = store.ask(moments)
    assert len(answers["joined"]) == len(moments), "no moment is dropped"
    assert list(differences(answers["joined"], runs)) == []
    assert sorted(answers["online"]["customer_id"]) == sorted(customers)
    assert list(differences(answers["online"], runs, to_the_second=True)) == []
    served = answers["online"].dropna(subset=["segment_id"])["customer_id"]
    assert set(served) == set(last.index), "each customer of today has a segment"

    # As after an erasure: the id is no longer in the history.
    for name in FILES:
        file = store.folder / "data" / f"{name}.parquet"
        table = pq.read_table(file)
        pq.write_table(table.filter(pc.field("customer_id") != BACK), file)
    again = store.ask(moments)["online"].set_index("customer_id")
    assert pd.isna(again.loc[BACK, "segment_id"])
    assert again["segment_id"].notna().sum() == len(last) - 1


def test_the_files_have_what_may_be_there(shop: Shop, tmp_path: Path) -> None:
    """If not, personal data leave the warehouse, or moments get what came later."""
    export(shop.warehouse, tmp_path)
    export(shop.warehouse, tmp_path / "later", "--known-after", "4")
    for name in FILES:
        now, later = (
            pd.read_parquet(folder / f"{name}.parquet")["known_at"]
            for folder in (tmp_path, tmp_path / "later")
        )
        assert set(later - now) == {pd.Timedelta(hours=4)}
    columns = pq.read_schema(tmp_path / "customer_features.parquet").names
    assert "is_member" in columns
    assert {"gender", "tenure_days"}.isdisjoint(columns)


def test_a_shop_without_the_history_is_told_so(empty: Warehouse, tmp_path: Path):
    """If not, its people read a message of the database, or train on nothing."""
    said = export(empty, tmp_path)
    assert "set the variable feature_history to true" in said
    assert list(tmp_path.iterdir()) == []
