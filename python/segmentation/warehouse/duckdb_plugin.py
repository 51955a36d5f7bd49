"""A plugin of dbt-duckdb, named in profiles.yml: says who has the file, tidies up.

DuckDB lets one process write a file. A second one fails, which this turns
from a traceback into a sentence; the first removes what a killed one spilled. A
build that would publish over the tables of another warehouse stops here.
"""

import os
import re
from contextlib import suppress
from pathlib import Path
from typing import Any

import duckdb
from dbt.adapters.duckdb.plugins import BasePlugin
from dbt.flags import get_flags
from dbt_common.exceptions import DbtRuntimeError

from dbt.adapters.postgrespython.garbage import collect_rarely
from segmentation.dbt_project import DbtProject
from segmentation.errors import InputError
from segmentation.published_place import SETTING, check_owner, folder_of

SPILLED = "duckdb_temp_*"
LOCKED = "Another process has the DuckDB file"
PUBLISHING = ("build", "run", "retry")


class Plugin(BasePlugin):
    """Opens the file just before dbt-duckdb does, which then shares the lock."""

    def update_connection_config(self, creds: Any, config: dict[str, Any]) -> None:
        """Take the lock of the file, or say who holds it.

        With ``retries`` in the profile, it is left to dbt-duckdb to try again.

        Raises
        ------
        DbtRuntimeError
            If another process has the file, or the published tables are another's.
        """
        self._opened = None
        _check_published(creds)
        if creds.retries or creds.path == ":memory:" or creds.is_motherduck:
            return
        try:
            self._opened = duckdb.connect(creds.path, config=config)
        except duckdb.IOException as error:
            if "lock" in str(error):
                raise DbtRuntimeError(locked_sentence(str(error))) from None
            return
        remove_spilled(Path(f"{creds.path}.tmp"))

    def configure_connection(self, conn: duckdb.DuckDBPyConnection) -> None:
        """Close the first connection: dbt-duckdb now has its own.

        The project is parsed by now, so that collections can leave it out.
        """
        collect_rarely()
        if self._opened is not None:
            self._opened.close()


def _check_published(creds: Any) -> None:
    """Look before anything is written, in commands that publish."""
    if getattr(get_flags(), "WHICH", "") not in PUBLISHING:
        return
    warehouse = None if creds.path == ":memory:" else creds.path
    schema = DbtProject(Path(get_flags().PROJECT_DIR)).schema(creds.schema)
    try:
        link = folder_of(warehouse, os.environ.get(SETTING))
        check_owner(link, warehouse, schema)
    except InputError as error:
        raise DbtRuntimeError(error.message) from None


def remove_spilled(folder: Path) -> None:
    """Remove the files that a process spilled from memory before it was killed."""
    for file in folder.glob(SPILLED):
        file.unlink(missing_ok=True)
    # It may hold what is not ours, or not exist.
    with suppress(OSError):
        folder.rmdir()


def locked_sentence(message: str) -> str:
    """Say in one sentence which file is taken, and by which process.

    >>> locked_sentence('Could not set lock on file "/a.duckdb": Conflicting lock '
    ...                 'is held in /usr/bin/python3 (PID 7). See also https://x')
    'Another process has the DuckDB file /a.duckdb open: process 7, /usr/bin/python3. \
Wait until it is done, or close it, and run again.'
    """
    file = re.search(r'on file "([^"]+)"', message)
    holder = re.search(r"held in (.+?) \(PID (\d+)\)", message)
    name = f" {file[1]}" if file else ""
    process = (
        f": process {holder[2]}, {_command(holder[2]) or holder[1]}" if holder else ""
    )
    return (
        f"{LOCKED}{name} open{process}. Wait until it is"
        " done, or close it, and run again."
    )


def _command(pid: str) -> str | None:
    """Return the command of a process where the system tells, as Linux does."""
    try:
        words = Path(f"/proc/{pid}/cmdline").read_text().split("\0")
    except OSError:
        return None
    # A program given as text, as in python -c, would fill the screen.
    named = [word for word in words[:4] if word and "\n" not in word]
    return " ".join(Path(word).name for word in named)
