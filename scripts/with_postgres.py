"""Run a command with the PG* variables of a PostgreSQL server of its own.

    python scripts/with_postgres.py make lint pytest

With ``SEGMENTATION_TEST_POSTGRES`` set, the server that the PG* variables
already name is used instead. The exit code is the command's.
"""

import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "python"))

from support.postgres import SERVER_VARIABLE, postgres_environment  # noqa: E402


def main() -> int:
    """Start the server, run the command, stop the server."""
    with postgres_environment() as server:
        environment = {**os.environ, **server, SERVER_VARIABLE: "1"}
        return subprocess.run(sys.argv[1:], env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
