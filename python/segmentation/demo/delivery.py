"""The files of the shop, whole and with a share of the orders missing."""

from pathlib import Path

import duckdb

from segmentation.datasets import find_dataset
from segmentation.datasets.synthetic.columns import SCHEMAS
from segmentation.demo.plan import Plan
from segmentation.warehouse.base import sql_text

TABLES = tuple(name for name in SCHEMAS if name != "true_archetypes")


def write_whole(plan: Plan, folder: Path) -> Path:
    """Write the shop until the plan's end into a new folder; return the folder."""
    options = {"customers": plan.customers, "seed": plan.seed, "end": plan.end}
    find_dataset("synthetic", options)(folder, progress=None)
    return folder


def write_broken(plan: Plan, whole: Path, folder: Path) -> Path:
    """Write the same files without some orders and their lines; return the folder.

    Which orders are missing depends on their ids alone, so that the same are
    missing each time.

    Parameters
    ----------
    plan
        Says which share of the orders is missing.
    whole
        Folder of the whole delivery.
    folder
        New folder for the broken one.
    """
    folder.mkdir()
    kept = f"substr(md5(order_id), 1, 4) >= '{int(plan.lost_share * 65536):04x}'"
    with duckdb.connect() as files:
        for name in TABLES:
            source, copy = whole / f"{name}.parquet", folder / f"{name}.parquet"
            rows = f"select * from read_parquet({sql_text(source)})"
            if name in ("orders", "order_lines"):
                rows += f" where {kept}"
            files.execute(f"copy ({rows}) to {sql_text(copy)} (format parquet)")
    return folder
