"""Where dbt asks before it does anything: it loads plugins of modules ``dbt_...``."""

from pathlib import Path

from dbt.flags import get_flags
from dbt.plugins import dbtPlugin

from segmentation.settings import check_settings

PROJECT = "customer_segmentation"
# They read no setting, and `dbt debug` must work while one is wrong.
WITHOUT_SETTINGS = {"clean", "debug", "deps", "init"}


class CheckedSettings(dbtPlugin):
    """Stops a command of this project whose settings cannot be used."""

    def initialize(self) -> None:
        """Check them; dbt prints the sentences of the error and ends."""
        flags = get_flags()
        if self.project_name == PROJECT and flags.WHICH not in WITHOUT_SETTINGS:
            check_settings(Path(flags.PROJECT_DIR), flags.VARS or {})


plugins = [CheckedSettings]
