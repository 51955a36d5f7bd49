"""Raw tables of the contract, free of mess, as facts with UTC times."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pandas as pd

WALL_CLOCKS = {
    "customers": ["signed_up_at", "deleted_at"],
    "orders": ["ordered_at"],
    "returns": ["returned_at"],
}


def read(folder: Path) -> dict[str, pd.DataFrame]:
    """Return table -> rows of the folder's csv files, all text, null as None."""
    tables = {}
    for path in sorted(folder.glob("*.csv")):
        frame = pd.read_csv(path, dtype=object, keep_default_na=False)
        tables[path.stem] = frame.where(frame != "", None).astype(object)
    return tables


def facts_of(raw: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return the raw tables with naive UTC times in place of the three clocks."""
    zones = dict(raw["customers"][["customer_id", "time_zone"]].itertuples(index=False))
    facts = {name: frame.copy() for name, frame in raw.items()}
    for table, columns in WALL_CLOCKS.items():
        frame = facts[table]
        zone = [
            next(
                (zone for zone in (given, zones[customer]) if not pd.isna(zone)), "UTC"
            )
            for given, customer in zip(
                frame["time_zone"], frame["customer_id"], strict=True
            )
        ]
        for column in columns:
            frame[column] = _each(_from_wall_clock, frame[column], zone)
    events, tickets = facts["events"], facts["tickets"]
    events["occurred_at"] = _each(_from_milliseconds, events["occurred_at_ms"])
    for column in ("opened_at", "closed_at"):
        tickets[column] = _each(_from_text, tickets[column])
    facts["orders"]["is_cancelled"] = [
        status.lower() == "cancelled" for status in facts["orders"]["status"]
    ]
    return facts


def _each(convert, *columns) -> pd.Series:
    rows = zip(*columns, strict=True)
    return pd.Series(
        [None if pd.isna(row[0]) else convert(*row) for row in rows], dtype=object
    )


def _from_wall_clock(text: str, zone: str) -> datetime:
    return _naive(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)))


def _from_milliseconds(text: str) -> datetime:
    seconds, milliseconds = divmod(int(text), 1000)
    whole = datetime.fromtimestamp(seconds, UTC)
    return _naive(whole.replace(microsecond=milliseconds * 1000))


def _from_text(text: str) -> datetime:
    return _naive(datetime.fromisoformat(text))


def _naive(instant: datetime) -> datetime:
    return instant.astimezone(UTC).replace(tzinfo=None)
