"""A process that has imported the commands, and forks one off for each request.

``python command_server.py`` reads a line of JSON per command (``words``,
``environment``, ``folder``, ``output``) and answers with its exit code. Importing dbt
and reading the parsed project take three seconds, most of what a small run costs;
a fork has both and nothing else, so that no run finds connections, adapters or
variables of an earlier one, as it would if one process ran them all.
"""

import atexit
import gc
import json
import os
import sys
import tempfile
import traceback
from collections.abc import Callable
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path

# What commands and Python models import later, and too slowly to do so each time.
import duckdb  # noqa: F401
import kneed  # noqa: F401
import psycopg2  # noqa: F401
import pyarrow.parquet  # noqa: F401
import scipy.stats  # noqa: F401
import sklearn.cluster  # noqa: F401
import sklearn.metrics  # noqa: F401
import sklearn.mixture  # noqa: F401

from support import parsed_dbt
from support.commands import PARSED_DBT


@cache
def command_named(name: str) -> Callable[[], object]:
    """Return the function behind a command of the environment."""
    (found,) = entry_points(group="console_scripts", name=name)
    return found.load()


def prepare(words: list[str], environment: dict[str, str]) -> Callable[[], object]:
    """Import what the command needs, in this process, and return the command."""
    if words[0] != PARSED_DBT:
        return command_named(words[0])
    path = parsed_dbt.path_of(words[1:], environment)
    if not path.exists():
        parsing = fork(lambda: parsed_dbt.parse_once(words[1:], path), environment, "")
        if exit_code_of(parsing):
            return lambda: 2
    warm(path, environment)
    return lambda: parsed_dbt.run(words[1:], path)


def warm(path: Path, environment: dict[str, str]) -> None:
    """Read the parsed project, and let dbt make what it makes once per process.

    Its classes compile their own readers and schemas when they are first used. To
    list nodes uses most of them, and needs neither a connection nor a thread.
    """
    if path in parsed_dbt.READ:
        return
    os.environ.clear()
    os.environ.update(environment)
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update({"DBT_TARGET_PATH": folder, "DBT_LOG_PATH": folder})
        parsed_dbt.list_nodes(path)


def fork(
    command: Callable[[], object],
    environment: dict[str, str],
    output: str,
    words: tuple[str, ...] = (),
) -> int:
    """Run a command in a child and return the child's process id."""
    gc.collect()
    gc.freeze()  # So that collections in the child leave the parent's pages alone.
    process = os.fork()
    if process:
        return process
    os.environ.clear()
    os.environ.update(environment)
    redirect(output)
    sys.argv = list(words)
    code = exit_code(command)
    # As an interpreter ends, less the time to free all that was imported.
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def redirect(output: str) -> None:
    """Let the process print into two files, or nowhere, and read nothing."""
    places = [os.devnull] * 3
    if output:
        places[1:] = [f"{output}.out", f"{output}.err"]
    for number, place in enumerate(places):
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC if number else os.O_RDONLY
        opened = os.open(place, flags)
        os.dup2(opened, number)
        os.close(opened)


def exit_code(command: Callable[[], object]) -> int:
    """Run a command as the interpreter would run its script."""
    try:
        found = command()
    except SystemExit as end:
        found = end.code
    except BaseException:
        traceback.print_exc()
        return 1
    if isinstance(found, str):
        sys.stderr.write(f"{found}\n")
        return 1
    return int(found or 0)


def exit_code_of(process: int) -> int:
    """Wait for a child; minus a signal's number if that ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def main() -> None:
    """Answer requests until the input ends."""
    answers = os.fdopen(os.dup(1), "w")
    # What an import prints is no answer.
    os.dup2(2, 1)
    for line in sys.stdin:
        asked = json.loads(line)
        os.chdir(asked["folder"])
        command = prepare(asked["words"], asked["environment"])
        process = fork(
            command, asked["environment"], asked["output"], tuple(asked["words"])
        )
        answers.write(f"{exit_code_of(process)}\n")
        answers.flush()


if __name__ == "__main__":
    main()
