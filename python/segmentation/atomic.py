"""Files and folders that appear whole or not at all."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from segmentation.errors import InputError

UNFINISHED = ".writing"
FILE_MODE = 0o644
FOLDER_MODE = 0o755


def write_files(
    folder: Path, contents: Mapping[str, bytes], mode: int = FILE_MODE
) -> list[Path]:
    """Write files into a folder, none of them before all are on disk.

    Parameters
    ----------
    folder
        Made when it is not there.
    contents
        File name to bytes. Existing files are replaced in this order: a file
        that describes the others comes last.
    mode
        Who may read them; a file has it before it has its name.

    Returns
    -------
    list of Path
        The files, in the same order.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f"{UNFINISHED}_", dir=folder) as scratch:
        for name, content in contents.items():
            path = Path(scratch) / name
            path.write_bytes(content)
            path.chmod(mode)
            _sync(path)
        for name in contents:
            (Path(scratch) / name).replace(folder / name)
    return [folder / name for name in contents]


def replace_folder(
    link: Path, label: str, write: Callable[[Path], None], setting: str
) -> None:
    """Write a new folder and let a symbolic link point to it.

    The folders are kept beside the link in ``.<name of the link>``: the new
    one, and the one before it for readers that have its files open. What a
    crash left behind is removed by the next call; a failure leaves the link.

    Parameters
    ----------
    link
        What readers open; replaced by ``os.replace``, which is atomic.
    label
        Start of the name of the new folder.
    write
        Fills the folder that it is given.
    setting
        What names another link, for the message.

    Raises
    ------
    InputError
        If `link` is there and no symbolic link.
    """
    if link.exists() and not link.is_symlink():
        raise InputError(
            f"{link} is there already and was not made by this project; move it "
            f"away, or set {setting} to another folder."
        )
    store = link.parent / f".{link.name}"
    store.mkdir(parents=True, exist_ok=True)
    _remove(path for path in store.iterdir() if path.name.endswith(UNFINISHED))
    before = link.resolve().name if link.is_symlink() else ""
    folder = _written(store, label, write)
    _point(link, store, folder)
    _remove(path for path in store.iterdir() if path.name not in (before, folder.name))


def _written(store: Path, label: str, write: Callable[[Path], None]) -> Path:
    """Return the finished folder; its name says so only when all is on disk."""
    unfinished = Path(tempfile.mkdtemp(UNFINISHED, f"{label}_", store))
    try:
        write(unfinished)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    unfinished.chmod(FOLDER_MODE)
    for path in [*unfinished.rglob("*"), unfinished]:
        _sync(path)
    return unfinished.rename(unfinished.with_suffix(""))


def _point(link: Path, store: Path, folder: Path) -> None:
    new = store / f"link{UNFINISHED}"
    new.symlink_to(Path(store.name) / folder.name, target_is_directory=True)
    new.replace(link)
    _sync(link.parent)


def _sync(path: Path) -> None:
    """Wait until a file or the names in a folder are on disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _remove(paths: Iterable[Path]) -> None:
    for path in list(paths):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
