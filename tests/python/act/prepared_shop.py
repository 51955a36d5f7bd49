"""Tables that the models of experiments read, made without building the rest."""

import io
from datetime import date

import numpy as np
import pandas as pd

from support.project import RETAIL, Warehouse

# Type of each column; a missing one is null.
TABLES = {
    "segmentation_intermediate.int_as_of": {"as_of": "timestamp"},
    "segmentation_intermediate.int_orders_netted": {
        "customer_id": "text",
        "ordered_at": "timestamp",
        "net_amount": "numeric(18, 4)",
        "is_purchase": "boolean",
        "is_cancelled": "boolean",
    },
    "segmentation_intermediate.int_customers_observed": {"customer_id": "text"},
    "segmentation_staging.stg_shop__customer_aliases": {
        "alias_id": "text",
        "customer_id": "text",
    },
    "segmentation.customer_segments": {
        "customer_id": "text",
        "segment_id": "text",
        "segment_name": "text",
        "playbook_key": "text",
        "tier": "text",
        "as_of": "timestamp",
    },
    "segmentation.customer_features": {
        "customer_id": "text",
        "net_spend_365d": "numeric(18, 4)",
        "count_orders_365d": "int",
    },
    "segmentation.customers": {"customer_id": "text", "marketing_consent": "boolean"},
    "segmentation_reference.segment_playbook": {"playbook_key": "text"},
    "segmentation_reference.look_bounds": {
        "planned_looks": "int",
        "bound": "double precision",
    },
    "segmentation_reference.experiments": {
        "experiment_id": "text",
        "kind": "text",
        "hypothesis": "text",
        "segments": "text",
        "tier": "text",
        "treated_share": "numeric(9, 6)",
        "control_share": "numeric(9, 6)",
        "share_from": "numeric(9, 6)",
        "salt": "text",
        "starts": "date",
        "ends": "date",
        "metric": "text",
        "planned_looks": "int",
        "only_with_consent": "boolean",
        "owner": "text",
    },
    "segmentation_reference.segment_objectives": dict.fromkeys(
        ["objective_id", "playbook_key", "tier", "metric", "direction", "owner"], "text"
    )
    | {"baseline_as_of": "date", "target": "double precision", "due_date": "date"},
    "segmentation_reference.segment_feedback": dict.fromkeys(
        ["feedback_id", "playbook_key", "judgement"], "text"
    )
    | {"given_on": "date"},
    "segmentation_reference.kpi_metrics": {"metric": "text"},
}
VARIABLES = ("--vars", "{act_and_learn: true}")
ENROLMENT = (
    *(
        "plan_key_faults",
        "plan_faults",
        "experiment_plans",
        "experiment_members_before",
    ),
    *("experiment_candidates", "experiment_caps", "experiment_assignments"),
)
AFTER_OUTCOMES = (
    *("experiment_moments", "experiment_estimates", "experiment_interactions"),
    "experiment_effects",
)
EFFECTS = ("experiment_plans", "experiment_outcomes", *AFTER_OUTCOMES)
BOUNDS = {1: 1.960, 2: 1.977, 5: 2.040, 10: 2.087, 20: 2.126}


def prepare(warehouse: Warehouse, orders: pd.DataFrame, as_of: date) -> None:
    """Make the tables of a shop whose customers are segmented as of a day."""
    for table, columns in TABLES.items():
        schema = table.split(".")[0]
        warehouse.execute(f"create schema if not exists {schema}")
        listed = ", ".join(f"{name} {kind}" for name, kind in columns.items())
        warehouse.execute(f"create table {table} ({listed})")
    customers = segmented(orders, as_of)
    fill(warehouse, "segmentation_intermediate.int_orders_netted", orders)
    for table in [
        "segmentation.customer_segments",
        "segmentation.customer_features",
        "segmentation.customers",
        "segmentation_intermediate.int_customers_observed",
    ]:
        fill(warehouse, table, customers)
    bounds = pd.DataFrame(BOUNDS.items(), columns=["planned_looks", "bound"])
    fill(warehouse, "segmentation_reference.look_bounds", bounds)
    fill(warehouse, "segmentation_intermediate.int_as_of", as_of_frame(as_of))


def as_of_frame(as_of: date) -> pd.DataFrame:
    """Return the one row of ``int_as_of``."""
    return pd.DataFrame({"as_of": [pd.Timestamp(as_of)]})


def at(warehouse: Warehouse, as_of: date, models: tuple[str, ...]) -> None:
    """Run models as of a day."""
    table = "segmentation_intermediate.int_as_of"
    warehouse.execute(f"delete from {table}")
    fill(warehouse, table, as_of_frame(as_of))
    warehouse.execute(
        f"update segmentation.customer_segments set as_of = timestamp '{as_of}'"
    )
    warehouse.dbt("run", "--select", *models, *VARIABLES)


def fill(warehouse: Warehouse, table: str, frame: pd.DataFrame) -> None:
    """Add the columns of a frame that a table has."""
    columns = [name for name in TABLES[table] if name in frame]
    listed = ", ".join(columns)
    text = frame[columns].to_csv(index=False, header=False)
    if warehouse.engine == "postgres":
        with warehouse.connect() as connection, connection.cursor() as cursor:
            cursor.copy_expert(
                f"copy {table} ({listed}) from stdin csv", io.StringIO(text)
            )
        return
    path = warehouse.folder / "rows.csv"
    path.write_text(text)
    warehouse.execute(f"copy {table} ({listed}) from '{path}' (format csv)")


def plans(number: int, starts: date, ends: date, **others: object) -> pd.DataFrame:
    """Return as many plans that differ in their salt."""
    return pd.DataFrame(
        {
            "experiment_id": [f"e{place:04}" for place in range(number)],
            "salt": [f"salt {place}" for place in range(number)],
            "kind": "once",
            "segments": "all",
            "treated_share": 0.5,
            "control_share": 0.5,
            "starts": starts,
            "ends": ends,
            "metric": "mean_net_spend",
            "planned_looks": 1,
            "owner": "Ada",
            **others,
        }
    )


def segmented(orders: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """Return customers with plain segments: by recency and spend of the year."""
    before = orders[orders["ordered_at"] < pd.Timestamp(as_of)]
    year = before[before["ordered_at"] >= pd.Timestamp(as_of) - pd.Timedelta(days=365)]
    found = before.groupby("customer_id").agg(last=("ordered_at", "max")).reset_index()
    of_year = year.groupby("customer_id")["net_amount"].agg(["sum", "count"])
    found = found.join(of_year, on="customer_id").fillna({"sum": 0, "count": 0})
    days = (pd.Timestamp(as_of) - found["last"]).dt.days
    place = np.select(
        [days > 365, days > 180, found["count"] >= 6, found["count"] >= 3],
        [4, 3, 1, 2],
        5,
    )
    return found.assign(
        segment_id=[f"S0{number}" for number in place],
        segment_name=[f"Segment {number}" for number in place],
        playbook_key=[f"segment_{number}" for number in place],
        as_of=pd.Timestamp(as_of),
        net_spend_365d=found["sum"].round(4),
        count_orders_365d=found["count"].astype(int),
        marketing_consent=True,
    )


def retail_orders() -> pd.DataFrame:
    """Return the invoices of Online Retail II that are no credit notes."""
    lines = pd.read_parquet(RETAIL).dropna(subset=["Customer ID"])
    lines = lines[~lines["Invoice"].str.startswith("C")]
    # Both sheets have the first days of December 2010.
    lines = lines[
        (lines["sheet"] != lines["sheet"].min()) | (lines["InvoiceDate"] < "2010-12-01")
    ]
    lines["amount"] = lines["Quantity"] * lines["Price"]
    orders = lines.groupby("Invoice").agg(
        customer_id=("Customer ID", "first"),
        ordered_at=("InvoiceDate", "min"),
        net_amount=("amount", "sum"),
    )
    return as_orders(orders.assign(customer_id=orders["customer_id"].astype(int)))


def made_up_orders(customers: int) -> pd.DataFrame:
    """Return orders of 500 days of customers who differ in how often they order."""
    random = np.random.default_rng(20260101)
    numbers = random.poisson(random.gamma(0.8, 6, customers)) + 1
    owners = np.repeat(np.arange(customers), numbers)
    days = random.uniform(0, 500, len(owners))
    spend = random.lognormal(3 + random.normal(0, 0.5, customers)[owners], 0.6)
    return as_orders(
        pd.DataFrame(
            {
                "customer_id": [f"k{owner:04}\u00e9" for owner in owners],
                "ordered_at": pd.Timestamp("2025-01-01")
                + pd.to_timedelta(np.floor(days * 86400), unit="s"),
                "net_amount": spend.round(2),
            }
        )
    )


def as_orders(orders: pd.DataFrame) -> pd.DataFrame:
    """Add what every order has here."""
    return orders.assign(is_purchase=orders["net_amount"] > 0, is_cancelled=False)
