"""Other programs of the environment, run until they are done."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from segmentation.errors import InputError

BIN = Path(sys.executable).parent
# Neither dbt nor the tools around it report home.
NO_TELEMETRY = {
    "DO_NOT_TRACK": "1",
    "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
    "DISABLE_COLIBRI_TELEMETRY": "1",
}
LAST_LINES = 20


def run_tool(
    words: list[str], folder: Path, variables: Mapping[str, str] | None = None
) -> str:
    """Run a program of this environment and return what it printed.

    Parameters
    ----------
    words
        The program's name and its arguments.
    folder
        Where it runs.
    variables
        Environment variables, beside those of this process.

    Raises
    ------
    InputError
        If it is not installed, or fails; with the last lines that it printed.
    """
    program = _program(words[0])
    done = subprocess.run(
        [program, *words[1:]],
        cwd=folder,
        env={**os.environ, **NO_TELEMETRY, **(variables or {})},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = f"{done.stdout}\n{done.stderr}".strip().splitlines()[-LAST_LINES:]
        task = next(word for word in words[1:] if not word.startswith("-"))
        raise InputError(f"{words[0]} {task} failed:\n" + "\n".join(said))
    return done.stdout


def started(words: list[str], folder: Path) -> subprocess.Popen[str]:
    """Return a program of this environment that runs; its output is one stream.

    Raises
    ------
    InputError
        If it is not installed.
    """
    return subprocess.Popen(
        [_program(words[0]), *words[1:]],
        cwd=folder,
        env={**os.environ, **NO_TELEMETRY, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def _program(name: str) -> str:
    program = BIN / name
    if not program.exists():
        raise InputError(
            f"{name} is not installed; `make report` installs it, or "
            ".venv/bin/pip install -e '.[report]'."
        )
    return str(program)
