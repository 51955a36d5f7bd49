"""Where dbt asks before it does anything: it loads plugins of modules ``dbt_...``."""

import json
from pathlib import Path
from typing import Any

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
        if self.project_name != PROJECT or flags.WHICH in WITHOUT_SETTINGS:
            return
        variables = flags.VARS or {}
        check_settings(Path(flags.PROJECT_DIR), variables)
        variables.update({name: as_text(one) for name, one in variables.items()})


def as_text(value: Any) -> Any:
    r"""Return a value of the command line so that dbt reads it as what it says.

    dbt renders variables that are text: braces would be code.

    >>> as_text("it's {{ fine }}")
    '{{ "it\'s {{ fine }}" }}'
    """
    is_code = isinstance(value, str) and any(sign in value for sign in "{}")
    return f"{{{{ {json.dumps(value)} }}}}" if is_code else value


plugins = [CheckedSettings]
