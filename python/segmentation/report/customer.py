"""What is known of one customer, for those who may: never a part of the site."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from segmentation.atomic import write_files
from segmentation.errors import InputError
from segmentation.published_place import CONTENTS
from segmentation.report.boards import Record
from segmentation.report.formats import NOTHING, as_written, day, precise, whole
from segmentation.report.site_paths import BOOK
from segmentation.report.tables import value_in_words
from segmentation.warehouse.base import Warehouse, sql_text

# Schema of the destinations' ledgers beside that of the tables.
ACTIVATION = "activation"
# For the owner's eyes only.
PRIVATE = 0o600
# Lie in a site, and in a folder of published tables.
SHARED = (BOOK, CONTENTS)
Lines = list[tuple[str, str]]


@dataclass(frozen=True)
class Customer:
    """One customer.

    Parameters
    ----------
    customer_id
        The id.
    sections
        Title -> label and value of each line; no title without lines.
    """

    customer_id: str
    sections: dict[str, Lines]

    def as_text(self) -> str:
        """Return everything as lines for a terminal."""
        parts = [f"Customer {self.customer_id}"]
        for title, lines in self.sections.items():
            width = max(len(label) for label, _ in lines)
            parts += ["", title]
            parts += [f"  {label:<{width}}  {value}".rstrip() for label, value in lines]
        return "\n".join(parts)


def read_customer(warehouse: Warehouse, customer_id: str) -> Customer:
    """Return what the published tables and the ledgers say of a customer.

    Raises
    ------
    InputError
        If nothing is published, or the customer is not among the published.
    """
    reader = _Reader(warehouse, customer_id)
    found = reader.records("customers")
    if not found:
        raise InputError(
            f"there is no customer {customer_id} among those published: the id may be "
            "misspelt, joined to another one, deleted, or of a later day."
        )
    features = reader.records("customer_features")
    sections = {
        "Segment": _segment(found[0]),
        "Why": _reasons(reader),
        "Features": _all(features[0]) if features else [],
        "Segments so far": _history(reader),
        "Tiers so far": _tiers(reader),
        "What comes next": _value(reader),
        "Audiences": _audiences(reader),
        "Experiments": _experiments(reader),
    }
    return Customer(
        customer_id, {name: rows for name, rows in sections.items() if rows}
    )


def write_page(html: str, file: Path) -> None:
    """Write the page of a customer, whole or not at all, for its owner's eyes only.

    Raises
    ------
    InputError
        If the file would be where people read: in the site, or beside what is
        published.
    """
    if place := _shared_place(file):
        raise InputError(
            f"{file} would be inside of {place}, which others read: a page of one "
            "customer is for your eyes only. Write it somewhere else."
        )
    write_files(file.parent, {file.name: html.encode()}, PRIVATE)


def _shared_place(file: Path) -> Path | None:
    """Return the folder above a file that holds pages or published tables.

    Known by what lies in it, as either may be anywhere and have any name.
    """
    own = file.absolute().parent.resolve()
    for folder in (own, *own.parents):
        if any((folder / name).is_file() for name in SHARED):
            return folder
    return None


class _Reader:
    def __init__(self, warehouse: Warehouse, customer_id: str) -> None:
        self.warehouse = warehouse
        self._is_customer = f"customer_id = {sql_text(customer_id)}"

    def records(self, table: str, order: str = "1") -> list[Record]:
        """Return the customer's rows; none where a variable leaves the table out."""
        return self.of(self.warehouse.published(table), order)

    def of(self, relation: str, order: str = "1") -> list[Record]:
        if self.warehouse.fault_of(f"select 1 from {relation} where false"):
            return []
        return self.warehouse.records(
            f"select * from {relation} where {self._is_customer} order by {order}"
        )


def _segment(row: Record) -> Lines:
    names = {
        "segment_name": "Segment",
        "segment_id": "Id",
        "tier": "Tier",
        "as_of": "As of",
        "margin": "Distance to the next segment, 0 is a tie",
        "recommended_action": "What to do",
        "recommended_channel": "By",
        "marketing_consent": "Agreed to marketing",
    }
    return _labelled(row, names)


def _labelled(row: Record, names: dict[str, str]) -> Lines:
    """Return the columns that the row has, each with its label."""
    return [(label, _words(row[name])) for name, label in names.items() if name in row]


def _reasons(reader: _Reader) -> Lines:
    rows = reader.records("segment_reasons", "reason_number")
    return [(f"{row['reason_number']}.", as_written(row["sentence"])) for row in rows]


def _all(row: Record) -> Lines:
    return [
        (name.replace("_", " "), _words(value))
        for name, value in row.items()
        if name != "customer_id"
    ]


def _history(reader: _Reader) -> Lines:
    rows = reader.records("customer_segment_history", "dbt_valid_from")
    return [
        (
            f"{day(row['dbt_valid_from'])} to {day(row['dbt_valid_to'])}"
            if row["dbt_valid_to"]
            else f"since {day(row['dbt_valid_from'])}",
            f"{row['segment_name']} ({row['segment_id']})",
        )
        for row in rows
    ]


def _tiers(reader: _Reader) -> Lines:
    rows = reader.records("customer_tier_history", "as_of")
    return [(day(row["as_of"]), _words(row["tier"])) for row in rows]


def _value(reader: _Reader) -> Lines:
    names = {
        "forecast_days": "Days looked ahead",
        "order_probability": "Probability of an order",
        "expected_orders": "Days with an order to expect",
        "expected_spend": "Spend to expect",
        "churn_risk": "Risk of no order",
    }
    rows = reader.records("customer_value")
    return [line for row in rows for line in _labelled(row, names)]


def _audiences(reader: _Reader) -> Lines:
    warehouse = reader.warehouse
    schema = f"{warehouse.schema}_{ACTIVATION}"
    rows = reader.of(warehouse.name(schema, "ledger"), "destination")
    return [
        (row["destination"], f"sent, last changed {day(row['changed_at'])}")
        for row in rows
    ]


def _experiments(reader: _Reader) -> Lines:
    rows = reader.records("experiment_assignments", "experiment_id")
    return [
        (row["experiment_id"], f"{row['arm']}, since {day(row['as_of'])}")
        for row in rows
    ]


def _words(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None:
        return NOTHING
    if isinstance(value, int):
        return whole(value)
    if hasattr(value, "__float__"):
        return precise(value)
    return value_in_words(value)
