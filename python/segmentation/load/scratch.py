"""A folder for the files of a load, gone afterwards even if the load was killed."""

import fcntl
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOCK = "in_use"


@contextmanager
def scratch_folder(prefix: str) -> Iterator[Path]:
    """Yield a new temporary folder; remove those of loads that were killed.

    A folder in use holds a file that its process has locked, which the system
    unlocks when the process ends, however it ends.

    Parameters
    ----------
    prefix
        Start of the folder's name, which says what it is for.
    """
    remove_abandoned(Path(tempfile.gettempdir()), prefix)
    with tempfile.TemporaryDirectory(prefix=prefix) as name:
        folder = Path(name)
        with (folder / LOCK).open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield folder


def remove_abandoned(parent: Path, prefix: str) -> None:
    """Remove the folders with this prefix that no process has locked.

    Parameters
    ----------
    parent
        Folder that holds them.
    prefix
        Start of their names.
    """
    for lock in parent.glob(f"{prefix}*/{LOCK}"):
        try:
            with lock.open("w") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(lock.parent, ignore_errors=True)
        except OSError:
            continue
