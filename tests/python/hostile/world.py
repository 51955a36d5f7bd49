"""The tiny world with every free text, variable and folder spelt to break SQL."""

import csv
import json
from pathlib import Path

from support.project import ROOT, Warehouse

# What ends a text, a statement, a comment or a template somewhere.
HOSTILE = """'";\\%s{{ x }}{% y %}{# z #}--é$$/*"""
# The columns whose values are free: names, words, keys.
FREE = {
    "customers": ["customer_id", "country", "gender", "acquisition_channel"],
    "orders": ["order_id", "customer_id", "sales_channel", "status"],
    "order_lines": ["order_id", "product_id", "category"],
    "returns": ["return_id", "order_id", "customer_id", "product_id"],
    "events": ["event_id", "customer_id"],
    "tickets": ["ticket_id", "customer_id", "priority", "status"],
}
TINY_WORLD = ROOT / "tests" / "python" / "tiny_world"
# As in the tiny world; each word has the same meaning as without its end.
VARIABLES = {
    "as_of": "2026-03-01",
    "latest_plausible_at": "2030-01-01",
    "cancelled_order_statuses": ["cancelled" + HOSTILE, "void" + HOSTILE],
    "closed_ticket_statuses": [
        word + HOSTILE for word in ("closed", "resolved", "solved")
    ],
    "passive_event_types": ["email_sent", HOSTILE],
    "accepted_by": HOSTILE,
    "accepted_because": HOSTILE,
    "project_version": HOSTILE,
    "bi_roles": [HOSTILE],
}


def load_hostile_world(warehouse: Warehouse) -> None:
    """Load it from a folder that is no better."""
    folder = warehouse.folder / f"O'Brien {HOSTILE.replace('/', '')}"
    folder.mkdir()
    for table, columns in FREE.items():
        write_hostile(TINY_WORLD / f"{table}.csv", folder, columns)
    warehouse.load("--from", str(folder))
    if warehouse.engine == "postgres":
        role = HOSTILE.replace('"', '""')
        warehouse.execute(f'create role "{role}"')


def write_hostile(file: Path, folder: Path, columns: list[str]) -> None:
    """Write a table with something hostile behind each free value."""
    with file.open(newline="", encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    for row in rows:
        row.update({name: row[name] + HOSTILE for name in columns if row.get(name)})
    with (folder / file.name).open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)


WORDS = ("--vars", json.dumps(VARIABLES, ensure_ascii=False))
