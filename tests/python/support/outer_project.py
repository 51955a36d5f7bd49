"""A dbt project of a shop that has this one as a package, in a folder of its own."""

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import yaml

from support.commands import run_command
from support.project import ROOT, Warehouse

SHOP = ROOT / "tests/python/package/shop"
OURS = "customer_segmentation"


@dataclass
class Shop:
    """The shop's project in a folder of its own, with the package installed."""

    folder: Path
    warehouse: Warehouse

    def run(
        self, *words: str, check: bool = True, **variables: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a command in the folder of the shop."""
        done = run_command(
            [*words], self.folder, {**os.environ, **self.environment, **variables}
        )
        if check and done.returncode:
            raise AssertionError(f"{words}\n{done.stdout}\n{done.stderr}")
        return done

    @property
    def environment(self) -> dict[str, str]:
        """Return what points the profile of the shop at its warehouse."""
        return {
            **self.warehouse.environment,
            "SHOP_TARGET": self.warehouse.engine,
            "SHOP_FILE": str(self.warehouse.duckdb_path),
            "DBT_PROFILES_DIR": str(self.folder),
            "DBT_USE_COLORS": "false",
            "DO_NOT_TRACK": "1",
        }

    def rewrite(self, **entries: object) -> None:
        """Replace entries of dbt_project.yml."""
        file = self.folder / "dbt_project.yml"
        settings = yaml.safe_load(file.read_text())
        file.write_text(yaml.safe_dump({**settings, **entries}))

    def manifest(self) -> dict:
        """Return what dbt last read of both projects."""
        return json.loads((self.folder / "target/manifest.json").read_text())


def install(warehouse: Warehouse) -> Shop:
    """Copy the shop's project and install the package as its users do."""
    folder = warehouse.folder / "shop"
    shutil.copytree(SHOP, folder)
    (folder / "packages.yml").write_text(f"packages:\n  - local: {ROOT}\n")
    shop = Shop(folder, warehouse)
    shop.run("dbt", "deps")
    return shop
