"""Files that appear whole or not at all."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

MODE = 0o644


def write_files(folder: Path, contents: Mapping[str, bytes]) -> list[Path]:
    """Write files into a folder, none of them before all are on disk.

    Parameters
    ----------
    folder
        Made when it is not there.
    contents
        File name to bytes. Existing files are replaced in this order: a file
        that describes the others comes last.

    Returns
    -------
    list of Path
        The files, in the same order.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".writing_", dir=folder) as scratch:
        for name, content in contents.items():
            _write_synced(Path(scratch) / name, content)
        for name in contents:
            (Path(scratch) / name).replace(folder / name)
    return [folder / name for name in contents]


def _write_synced(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    path.chmod(MODE)
