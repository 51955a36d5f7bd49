"""In the place of the command: it writes down what is asked, and ends as told."""

from pathlib import Path

COMMAND = """#!/bin/sh
echo "$1" >> "$SAID"
echo "the last line of $1"
[ "$1" = run ] && exit "$CODE"
exit 0
"""


def write_command(folder: Path) -> tuple[Path, Path]:
    """Write it; return its path, and that of what it writes down."""
    command = folder / "segmentation"
    command.write_text(COMMAND)
    command.chmod(0o755)
    return command, folder / "said"
