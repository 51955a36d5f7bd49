"""The daily run tells the scheduler what became of it, by a number and a sentence."""

import subprocess
import sys
from datetime import datetime
from io import StringIO
from types import SimpleNamespace

import pytest
from click.testing import CliRunner
from rich.console import Console

from segmentation.backfill.process import Failure
from segmentation.cli import main
from segmentation.daily.layers import Layers
from segmentation.daily.outcome import outcome_of, outcome_of_error
from segmentation.errors import InputError, LockedError
from segmentation.status.runs import LedgerRow
from support.project import ROOT

DAY = datetime(2026, 3, 1)
GATE = Failure("run_is_rejected", "VIP halved.", True)
OTHER = Failure("key_is_unique", "Two rows.", False)
HOLD = """
import duckdb, sys
with duckdb.connect(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.readline()
"""


def ledger(verdict: str, **more: object) -> LedgerRow:
    return LedgerRow(DAY, verdict, "VIP moved", "VIP moved", "m1", **more)


@pytest.mark.parametrize(
    ("failures", "newest", "code", "words"),
    [
        ([], ledger("accepted"), 0, "Published as of 2026-03-01: VIP moved."),
        ([], ledger("warned"), 0, "WARNED, published as of 2026-03-01, but look: VIP"),
        (
            [],
            ledger("accepted", is_accepted_by_hand=True, accepted_by="Ada"),
            0,
            "ACCEPTED BY HAND, published as of 2026-03-01: by Ada; found: VIP moved.",
        ),
        ([OTHER, GATE, GATE], ledger("rejected"), 3, "is published. VIP halved."),
        ([OTHER], ledger("accepted"), 1, "FAILED, nothing is published. Two rows."),
        ([], None, 1, "FAILED: no run came as far as the gate."),
    ],
)
def test_the_exit_code_and_the_last_sentence(failures, newest, code, words):
    """If not, a scheduler goes on after a rejected run, or stops for a warning."""
    outcome = outcome_of(failures, newest)
    assert outcome.code == code
    assert outcome.sentence.startswith(words) or outcome.sentence.endswith(words)


def test_a_fault_that_several_nodes_met_is_said_once():
    """If not, three missing tables are nine sentences, and people read none."""
    met = [Failure(name, "No a.\nNo b.", False) for name in ("first", "second")]
    met.append(Failure("third", "No b.\nNo a.", False))
    assert outcome_of(met, None).sentence.endswith("published. No a.\nNo b.")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (LockedError("Another process has it."), 4),
        (InputError("dbt stopped: Another process has the DuckDB file x open."), 4),
        (InputError("there is no profiles.yml"), 1),
    ],
)
def test_a_lock_is_told_from_other_errors(error, code):
    """If not, a job that came too early is not tried again."""
    assert outcome_of_error(error).code == code


def test_a_file_that_is_open_elsewhere_ends_with_four(tmp_path):
    """As a scheduler meets it: another build is still at work."""
    file = tmp_path / "warehouse.duckdb"
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert holder.stdout.readline() == "held\n"
        words = ["run", "--target", "duckdb", "--project-dir", str(ROOT)]
        environment = {"SEGMENTATION_DUCKDB_PATH": str(file)}
        done = CliRunner(env=environment).invoke(main, words)
    finally:
        holder.communicate("\n")
    assert done.exit_code == 4, done.output
    assert f"process {holder.pid}" in done.stderr


def event(name: str, path: str, status: str = "success", kind: str = "model") -> object:
    node = SimpleNamespace(
        resource_type=kind, node_path=path, node_name=path, node_status=status
    )
    return SimpleNamespace(
        info=SimpleNamespace(name=name), data=SimpleNamespace(node_info=node)
    )


def test_a_layer_is_said_when_its_last_table_is_done():
    """If not, a person sees nothing for minutes, or 1,300 lines."""
    said = StringIO()
    layers = Layers(Console(file=said, width=80))
    paths = ["staging/a.sql", "staging/b.sql"]
    nodes = [SimpleNamespace(resource_type="model", path=path) for path in paths]
    tests = [SimpleNamespace(resource_type="test", path="staging/t.sql")]
    layers.expect([*nodes, *tests])
    for path in paths:
        assert said.getvalue() == ""
        layers(event("NodeStart", path))
        layers(event("NodeFinished", "staging/t.sql", kind="test"))
        layers(
            event("NodeFinished", path, "success" if path == paths[0] else "skipped")
        )
    (line,) = said.getvalue().splitlines()
    assert line.split()[0] == "staging"
    assert line.endswith("2 tables, 1 not built")
