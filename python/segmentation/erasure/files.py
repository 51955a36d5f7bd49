"""Files that the project itself has written: artefacts, logs, pages."""

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from segmentation.erasure.texts import Texts

FOLDERS = ("target", "logs", "site", "build")
LARGEST = 200_000_000
# Bytes that are no UTF-8 stay as they are.
KEEP = "surrogateescape"


def clean_files(
    folders: Iterable[Path], terms: Mapping[str, Collection[str]]
) -> list[Path]:
    """Replace ids and addresses in text files; return the files that had them.

    Parameters
    ----------
    folders
        Where to look, with everything below.
    terms
        Kind to texts: ids, addresses and ids of orders.
    """
    texts = Texts(terms)
    changed = []
    for folder in folders:
        for file in sorted(folder.rglob("*")) if folder.is_dir() else []:
            if file.is_file() and file.stat().st_size < LARGEST and _clean(file, texts):
                changed.append(file)
    return changed


def _clean(file: Path, texts: Texts) -> bool:
    content = file.read_bytes()
    if b"\0" in content[:4096]:
        return False
    text = content.decode(errors=KEEP)
    replaced = texts.replaced(text)
    if replaced == text:
        return False
    file.write_bytes(replaced.encode(errors=KEEP))
    return True
