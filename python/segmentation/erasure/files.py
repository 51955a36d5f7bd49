"""Files that the project itself has written: artefacts, logs, pages."""

from collections.abc import Iterable
from pathlib import Path

from segmentation.erasure.places import words

FOLDERS = ("target", "logs", "site", "build")
LARGEST = 200_000_000
ERASED = b"erased"


def clean_files(folders: Iterable[Path], terms: Iterable[str]) -> list[Path]:
    """Replace ids and addresses in text files; return the files that had them.

    Parameters
    ----------
    folders
        Where to look, with everything below.
    terms
        What to replace; what stands in sentences by chance is left.
    """
    sought = [term.encode() for term in words(terms)]
    changed = []
    for folder in folders:
        for file in sorted(folder.rglob("*")) if folder.is_dir() else []:
            if (
                file.is_file()
                and file.stat().st_size < LARGEST
                and _clean(file, sought)
            ):
                changed.append(file)
    return changed


def _clean(file: Path, terms: list[bytes]) -> bool:
    content = file.read_bytes()
    if not any(term in content for term in terms) or b"\0" in content[:4096]:
        return False
    for term in terms:
        content = content.replace(term, ERASED)
    file.write_bytes(content)
    return True
