"""Run commands of the environment without starting an interpreter for each."""

import atexit
import json
import os
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parents[1]
# dbt over a project that is parsed once per session, see parsed_dbt.py.
PARSED_DBT = "parsed_dbt"


def run_command(
    words: list[str], folder: Path, environment: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run a command, or the parsed dbt, in a fork of this worker's server."""
    server = _server(os.getpid())
    with tempfile.TemporaryDirectory() as scratch:
        output = Path(scratch) / "said"
        asked = {
            "words": words,
            "environment": environment,
            "folder": str(folder),
            "output": str(output),
        }
        server.stdin.write(json.dumps(asked) + "\n")
        server.stdin.flush()
        code = int(server.stdout.readline())
        said = [Path(f"{output}.{name}").read_text() for name in ("out", "err")]
    return subprocess.CompletedProcess(words, code, *said)


@cache
def _server(process: int) -> subprocess.Popen:
    """Start the server of this process."""
    server = subprocess.Popen(
        [sys.executable, "-m", "support.command_server"],
        cwd=FOLDER,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    atexit.register(_stop, server)
    return server


def _stop(server: subprocess.Popen) -> None:
    server.stdin.close()
    server.wait()
