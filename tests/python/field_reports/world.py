"""One shop out of many small ones, so that all of them are built at once."""

from pathlib import Path

import pandas as pd

from support.project import Warehouse

HERE = Path(__file__).parent


def situations() -> list[Path]:
    """Return the folders of the situations."""
    return sorted({file.parent for file in HERE.glob("*/*.csv")})


def rows_of(folder: Path) -> dict[str, pd.DataFrame]:
    """Return table -> the rows of one situation, as text."""
    return {
        file.stem: pd.read_csv(file, dtype=str, keep_default_na=False)
        for file in sorted(folder.glob("*.csv"))
    }


def together(folders: list[Path], into: Path) -> Path:
    """Write the rows of all situations to one folder, a file per table."""
    into.mkdir(parents=True, exist_ok=True)
    worlds = [rows_of(folder) for folder in folders]
    for table in sorted(set().union(*worlds)):
        frames = [world[table] for world in worlds if table in world]
        # A column that a situation has not is empty there.
        pd.concat(frames).fillna("").to_csv(into / f"{table}.csv", index=False)
    return into


def load_situations(warehouse: Warehouse) -> None:
    """Load all situations as one shop."""
    warehouse.load("--from", str(together(situations(), warehouse.folder / "csv")))


# What the situations of the folder `with_settings` say of their lines.
KINDS = "('category', 'gift card', 'gift_card'), ('product_id', 'post', 'shipping')"


def load_situations_with_settings(warehouse: Warehouse) -> None:
    """Load the situations that need other settings, and the seeds, with kinds."""
    folders = sorted({file.parent for file in HERE.glob("with_settings/*/*.csv")})
    warehouse.load("--from", str(together(folders, warehouse.folder / "csv")))
    warehouse.dbt("seed")
    warehouse.execute(
        "insert into segmentation_reference.line_kinds"
        f" values {KINDS}, ('product_id', ' Tip', 'tip')"
    )
