"""What the public tables are, and how two copies of one are compared."""

import json
import math
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

import numpy as np
import pandas as pd

from support.project import Warehouse

TOLERANCE = 1e-9


def public_tables(warehouse: Warehouse) -> dict[str, str]:
    """Return name -> ``schema.name`` of every public model and snapshot.

    A table of the clock on the wall differs from run to run and is left out.
    """
    manifest = json.loads((warehouse.folder / "target" / "manifest.json").read_text())
    return {
        node["name"]: f"{node['schema']}.{node['alias']}"
        for node in manifest["nodes"].values()
        if node["resource_type"] == "snapshot"
        or (node["resource_type"] == "model" and node["access"] == "public")
        and not node["config"]["meta"].get("wall_clock")
    }


def contents(warehouse: Warehouse, tables: list[str] | None = None) -> dict:
    """Return name -> sorted rows of the public tables, less what a clock said."""
    clocks = wall_clock_columns(warehouse)
    return {
        name: sorted_rows(
            warehouse.query(f"select * from {relation}").drop(columns=clocks[name])
        )
        for name, relation in public_tables(warehouse).items()
        if tables is None or name in tables
    }


def wall_clock_columns(warehouse: Warehouse) -> dict[str, list[str]]:
    """Return name -> columns marked ``wall_clock``: equal runs differ in them."""
    manifest = json.loads((warehouse.folder / "target" / "manifest.json").read_text())
    return {
        node["name"]: [
            name
            for name, column in node["columns"].items()
            if column.get("meta", {}).get("wall_clock")
        ]
        for node in manifest["nodes"].values()
        if node["resource_type"] in ("model", "snapshot")
    }


def sorted_rows(frame: pd.DataFrame) -> pd.DataFrame:
    """Sort columns by name and rows by every column that is not a float."""
    frame = frame[sorted(frame.columns)]
    exact = [c for c in frame if not frame[c].map(_is_float).any()]
    order = frame[exact].map(str).apply("\x1f".join, axis=1) if len(frame) else []
    return frame.assign(_order=order).sort_values("_order").drop(columns="_order")


def differences(left: pd.DataFrame, right: pd.DataFrame) -> list[str]:
    """Say what differs, a line each: floats to 1e-9, everything else exactly."""
    if list(left.columns) != list(right.columns):
        return [f"columns {list(left.columns)} != {list(right.columns)}"]
    if len(left) != len(right):
        return [f"{len(left)} rows != {len(right)} rows"]
    return [
        f"row {row}, column {column}: {one!r} != {two!r}"
        for column in left.columns
        for row, one, two in _unlike(left[column].to_numpy(), right[column].to_numpy())
        if not equal(one, two)
    ][:10]


def assert_equal_tables(left: dict, right: dict) -> None:
    """Fail with the tables, rows and columns that differ.

    Parameters
    ----------
    left, right
        Name to sorted rows, as ``contents`` returns them.
    """
    assert left.keys() == right.keys(), sorted(left.keys() ^ right.keys())
    found = {name: differences(left[name], right[name]) for name in left}
    unlike = {name: lines for name, lines in found.items() if lines}
    assert not unlike, unlike


def _unlike(
    left: np.ndarray, right: np.ndarray
) -> Iterator[tuple[int, object, object]]:
    """Yield the places where two columns are not equal at first sight."""
    for row in np.flatnonzero(~(left == right)):
        yield int(row), left[row], right[row]


def equal(one: object, two: object) -> bool:
    """Compare two values: floats to a relative 1e-9, everything else exactly."""
    if _is_null(one) or _is_null(two):
        return _is_null(one) and _is_null(two)
    if isinstance(one, float) or isinstance(two, float):
        return math.isclose(
            float(one), float(two), rel_tol=TOLERANCE, abs_tol=TOLERANCE
        )
    return _plain(one) == _plain(two)


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    return str(value) if isinstance(value, date) else value


def _is_null(value: object) -> bool:
    return value is None or (isinstance(value, float) and math.isnan(value))


def _is_float(value: object) -> bool:
    return isinstance(value, float) and not isinstance(value, Decimal)
