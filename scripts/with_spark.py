"""Run a command with a Spark catalog of its own, for the target `spark`.

    .venv-spark/bin/python scripts/with_spark.py bash

The exit code is the command's; 2 with a sentence if this machine has no Spark.
"""

import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "python"))

from support.spark import missing, spark_environment  # noqa: E402


def main() -> int:
    """Start the catalog, run the command, stop the catalog."""
    if lacking := missing():
        sys.stderr.write(lacking + "\n")
        return 2
    with spark_environment() as server:
        environment = {**os.environ, **server}
        return subprocess.run(sys.argv[1:], env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
