"""The audience as one file with a manifest, in a folder or in S3-compatible storage."""

import csv
import hashlib
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from segmentation.activation.definition import Definition
from segmentation.activation.destinations.contract import Chunk, Destination
from segmentation.activation.members import Member
from segmentation.activation.retry import TryAgain
from segmentation.errors import InputError

DIGITS = 12
UNFINISHED = ".writing"


class Files(Destination):
    """Writes all members anew when one changed; the manifest names the current file.

    A reader who starts at the manifest sees the old audience or the new one. The
    file before is removed: it may hold customers who have withdrawn consent.
    """

    is_whole = True

    def __init__(self, definition: Definition) -> None:
        super().__init__(definition)
        self._format = definition.settings["format"]

    def send(self, chunk: Chunk) -> dict[str, str]:
        """Write the audience, then its manifest; nothing is rejected."""
        content = self._content(chunk.members)
        checksum = hashlib.sha256(content).hexdigest()
        name = f"{self.definition.name}-{checksum[:DIGITS]}.{self._format}"
        manifest = {
            "destination": self.definition.name,
            "as_of": f"{chunk.as_of:%Y-%m-%d}",
            "file": name,
            "format": self._format,
            "columns": self._columns(),
            "count_rows": len(chunk.members),
            "sha256": checksum,
        }
        try:
            system, folder = self._place()
            _write(system, f"{folder}/{name}", content)
            described = json.dumps(manifest, indent=2).encode() + b"\n"
            _write(system, f"{folder}/{self.definition.name}.manifest.json", described)
            _remove_others(system, folder, f"{self.definition.name}-", name)
        except OSError as error:
            raise TryAgain(
                f"{self.definition.name} cannot be written: {error}"
            ) from error
        return {}

    def _columns(self) -> list[str]:
        return ["customer_id", *(name for name in self.fields if name != "customer_id")]

    def _content(self, members: Sequence[Member]) -> bytes:
        rows = [self.request_row(member) for member in members]
        text = io.StringIO()
        if self._format == "jsonl":
            for row in rows:
                text.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")
        else:
            writer = csv.DictWriter(text, self._columns(), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        return text.getvalue().encode()

    def _place(self) -> tuple[Any, str]:
        """Return the file system and the folder in it."""
        from pyarrow import ArrowInvalid, fs

        given = self.definition.settings["folder"]
        if not urlsplit(given).scheme:
            folder = Path(given).resolve()
            folder.mkdir(parents=True, exist_ok=True)
            return fs.LocalFileSystem(), str(folder)
        try:
            system, folder = fs.FileSystem.from_uri(given)
        except ArrowInvalid as error:
            raise InputError(
                f"{self.definition.name}.folder is {given!r}; accepted is a folder or "
                f"an address such as s3://bucket/folder ({error})."
            ) from error
        if isinstance(system, fs.LocalFileSystem):
            system.create_dir(folder)
        return system, folder.rstrip("/")


def _write(system: Any, path: str, content: bytes) -> None:
    """Write a file that is there whole or not at all; an object of S3 always is."""
    is_object = system.type_name == "s3"
    target = path if is_object else f"{path}{UNFINISHED}"
    with system.open_output_stream(target) as stream:
        stream.write(content)
    if not is_object:
        system.move(target, path)


def _remove_others(system: Any, folder: str, start: str, kept: str) -> None:
    from pyarrow import fs

    for found in system.get_file_info(fs.FileSelector(folder)):
        ends = found.base_name.removeprefix(start).split(".")[0]
        is_ours = found.base_name.startswith(start) and len(ends) == DIGITS
        if is_ours and found.base_name != kept:
            system.delete_file(found.path)
