"""The command line answers at once, and says what it takes."""

import json
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from segmentation.cli import COMMANDS, main

# Each takes a good part of a second to import.
SLOW = {"dbt", "duckdb", "pandas", "numpy", "pyarrow", "rich", "sklearn", "psycopg2"}
HELP = """
import json, sys
from segmentation.cli import main
main(["--help"], standalone_mode=False)
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""


def test_help_imports_nothing_that_is_slow() -> None:
    """If not, whoever asks what there is waits for dbt and scikit-learn."""
    done = subprocess.run(
        [sys.executable, "-c", HELP], capture_output=True, text=True, check=True
    )
    imported = {name.split(".")[0] for name in json.loads(done.stderr)}
    assert imported & SLOW == set()
    assert [name for name in COMMANDS if name in done.stdout] == list(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_says_what_the_command_says(name: str) -> None:
    """The list is written beside the commands; two sentences would drift apart."""
    command = main.get_command(click.Context(main), name)
    assert command.name == name
    assert command.help.split("\n\n")[0].replace("\n", " ") == COMMANDS[name]


@pytest.mark.parametrize("text", ["2026-13-01", "01.03.2026", "2026-02-30", ""])
def test_what_is_no_day_is_rejected_with_the_form_of_one(text: str) -> None:
    """If not, the user gets a traceback, or another day than was meant."""
    words = ["backfill", "--from", text, "--to", "2026-03-01"]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 2
    said = done.stderr.strip().splitlines()[-1]
    assert said.startswith("Error: Invalid value for '--from': ")
    assert said.endswith("is no day; write it as 2026-03-01.")


def test_an_unknown_command_is_named() -> None:
    """If not, a slip of the keyboard ends in a traceback."""
    done = CliRunner().invoke(main, ["bench"])
    assert done.exit_code == 2
    assert "No such command 'bench'" in done.stderr


def test_a_demo_without_a_run_to_compare_with_is_rejected() -> None:
    """If not, the command ends in a traceback, or its bad day is the first run."""
    done = CliRunner().invoke(main, ["demo", "--months", "0", "--days", "0"])
    assert done.exit_code == 2
    assert "leaves no run before the one to be rejected" in done.stderr
