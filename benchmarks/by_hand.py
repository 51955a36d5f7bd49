"""Runs the hand-written SQL script, as a process of its own.

    python -m benchmarks.by_hand duckdb warehouse.duckdb seeds 2026-01-01
    python -m benchmarks.by_hand postgres - seeds 2026-01-01

PostgreSQL is found by the PG* variables.
"""

import csv
import re
import sys
from datetime import date
from pathlib import Path

SQL = Path(__file__).parent / "sql"
TABLE_KINDS = {"duckdb": "table", "postgres": "unlogged table"}


def script_of(engine: str, seeds: Path, as_of: date) -> str:
    """Return the whole script for an engine.

    Parameters
    ----------
    engine
        ``duckdb`` or ``postgres``.
    seeds
        Folder with ``exchange_rates.csv``.
    as_of
        The UTC midnight that features are computed for.
    """
    main = (SQL / "by_hand.sql").read_text()
    rates = ",\n".join(rates_of(seeds / "exchange_rates.csv"))
    for name, value in (
        (":table", TABLE_KINDS[engine]),
        (":as_of", f"timestamp '{as_of}'"),
        (":exchange_rates", rates),
    ):
        main = main.replace(name, value)
    return (SQL / f"{engine}.sql").read_text() + main


def rates_of(file: Path) -> list[str]:
    """Return the rates as rows of SQL, that of the base currency among them."""
    with file.open() as lines:
        rows = list(csv.DictReader(lines))
    given = [(row["currency"], row["rate_date"], row["rate"]) for row in rows]
    given.append(("GBP", "1970-01-01", "1.0"))
    return [
        f"('{currency}', date '{day}', cast({rate} as double precision))"
        for currency, day, rate in given
    ]


def main(engine: str, place: str, seeds: str, as_of: str) -> None:
    """Run the script on an engine."""
    script = script_of(engine, Path(seeds), date.fromisoformat(as_of))
    # What is measured holds the driver of one engine only.
    if engine == "duckdb":
        import duckdb

        with duckdb.connect(place) as connection:
            connection.execute("set TimeZone = 'UTC'")
            connection.execute(script)
        return
    import psycopg2

    connection = psycopg2.connect(options="-c timezone=UTC")
    connection.autocommit = True
    cursor = connection.cursor()
    for statement in script.split(";\n\n"):
        cursor.execute(statement)
        if made := re.search(r"create unlogged table (\S+)", statement):
            cursor.execute(f"analyze {made[1]}")


if __name__ == "__main__":
    main(*sys.argv[1:])
