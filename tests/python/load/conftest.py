"""A warehouse of each engine, and a folder with a small correct load."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from segmentation.cli import main
from support.project import ROOT, Warehouse

FILES = {
    "customers": "customer_id,email,signed_up_at\nc1,a@x.org,2025-01-01 10:00:00\n",
    "orders": "order_id,customer_id,ordered_at,currency\n"
    "o1,c1,2025-02-01 10:00:00,GBP\n",
    "order_lines": "order_id,line_number,quantity,unit_price\n"
    "o1,1,2,6.95\no1,2,1,0.105\n",
    "tickets": "ticket_id,customer_id,opened_at\nt1,c1,2025-02-02T10:00:00+02:00\n",
}


@dataclass
class Loader:
    """The command ``segmentation load`` on one warehouse, in this process."""

    warehouse: Warehouse

    def __call__(self, *words: str, **variables: str) -> Result:
        """Run the command and return what it printed and its exit code."""
        environment = {
            **self.warehouse.environment,
            "SEGMENTATION_DUCKDB_PATH": str(self.warehouse.duckdb_path),
            **variables,
        }
        given = [*words, "--target", self.warehouse.engine, "--project-dir", str(ROOT)]
        return CliRunner(env=environment).invoke(main, ["load", *given])

    def tables(self) -> dict[str, list[tuple]]:
        """Return the rows of every raw table."""
        names = ["customers", "events", "order_lines", "orders", "returns", "tickets"]
        return {
            name: sorted(
                self.warehouse.query(f"select * from raw.{name}").itertuples(
                    index=False, name=None
                ),
                key=repr,
            )
            for name in names
        }


@pytest.fixture
def load(empty: Warehouse) -> Loader:
    """Give the loader of an empty warehouse."""
    return Loader(empty)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """Give a folder whose files load without a complaint."""
    folder = tmp_path / "files"
    folder.mkdir()
    for table, text in FILES.items():
        (folder / f"{table}.csv").write_text(text, encoding="utf-8")
    return folder
