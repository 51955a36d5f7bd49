"""Raw tables of the contract as accepted rows with UTC times, and the accounting."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from oracle.rules import KEYS, Rules

TABLES = list(KEYS)


@dataclass
class Facts:
    """What became of the raw rows.

    Parameters
    ----------
    accepted
        Table -> its accepted rows, times in naive UTC.
    counts
        Table -> (raw, accepted, duplicates, rejected).
    """

    accepted: dict[str, pd.DataFrame]
    counts: dict[str, tuple[int, int, int, int]]


def read(folder: Path) -> dict[str, pd.DataFrame]:
    """Return table -> rows of the folder's csv files, all text, null as None."""
    tables = {}
    for path in sorted(folder.glob("*.csv")):
        frame = pd.read_csv(path, dtype=object, keep_default_na=False)
        tables[path.stem] = frame.where(frame != "", None).astype(object)
    return tables


def facts_of(raw: dict[str, pd.DataFrame], rules: Rules) -> Facts:
    """Judge the rows of each table in turn, and keep one row per key."""
    accepted, counts = {}, {}
    for table in TABLES:
        rows = raw[table].to_dict("records")
        valid = [r for row in rows if (r := rules.judged(table, plain(row)))]
        kept = list(one_per_key(valid, KEYS[table], rules.rank[table]))
        rules.learn(table, kept)
        columns = list(dict.fromkeys([*raw[table].columns, *rules.added[table]]))
        accepted[table] = pd.DataFrame(kept, columns=columns, dtype=object)
        rejected = len(rows) - len(valid)
        counts[table] = (len(rows), len(kept), len(valid) - len(kept), rejected)
    return Facts(accepted, counts)


def plain(row: dict) -> dict:
    """Return the row with None for what is missing, as empty text is."""
    return {k: None if v == "" or pd.isna(v) else v for k, v in row.items()}


def one_per_key(
    rows: list[dict], keys: list[str], rank: Callable[[dict], tuple]
) -> Iterable[dict]:
    """Yield the row of each key that ranks highest."""
    groups = defaultdict(list)
    for row in rows:
        groups[tuple(str(row[key]) for key in keys)].append(row)
    for group in groups.values():
        yield group[0] if len(group) == 1 else max(group, key=rank)
