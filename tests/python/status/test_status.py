"""``segmentation status`` on a ledger of each engine."""

import json

from click.testing import CliRunner, Result

from segmentation.cli import main
from support.project import ROOT, Warehouse

LEDGER = """
    create schema segmentation;
    create table segmentation.segmentation_runs as
    select
        cast('2026-03-01' as timestamp) as as_of,
        'accepted' as verdict,
        'every check passed' as reason,
        'every check passed' as reasons,
        'm1' as model_id,
        true as is_published,
        false as is_accepted_by_hand,
        cast(null as text) as accepted_by,
        cast(null as text) as accepted_because
    union all
    select
        cast('2026-03-02' as timestamp),
        '{0}',
        'VIP moved',
        'VIP from 100 to 60',
        'm1',
        '{0}' <> 'rejected',
        false,
        null,
        null
"""
TIMINGS = """
    create schema if not exists segmentation;
    create table segmentation.segmentation_run_timings as
    select
        'run' as layer,
        'build' as command,
        cast('2026-03-02 04:05:00' as timestamp) as started_at,
        '{0}' as verdict,
        'raw.orders does not exist' as reason
"""
REJECTED = """
    create schema segmentation_boards;
    create table segmentation_boards.board_run_ledger as
    select
        'a' as invocation_id,
        cast('2026-02-27' as timestamp) as as_of,
        'Rejected' as verdict,
        '40 % of the orders were missing' as reason,
        'the run of 2026-02-28' as ended_by,
        'Load them again.' as what_to_do
"""


def status(empty: Warehouse, *words: str, **variables: str) -> Result:
    environment = {
        **empty.environment,
        "SEGMENTATION_DUCKDB_PATH": str(empty.duckdb_path),
        "COLUMNS": "120",
        **variables,
    }
    given = ["--target", empty.engine, "--project-dir", str(ROOT), *words]
    return CliRunner(env=environment).invoke(main, ["status", *given])


def test_the_exit_code_says_whether_to_look(empty):
    """If not, a scheduler goes on after a rejected run."""
    empty.execute(LEDGER.format("rejected"))
    rejected = status(empty, "--at", "2026-03-02")
    assert rejected.exit_code == 1
    assert rejected.output.index("2026-03-02") < rejected.output.index("2026-03-01")
    assert "was rejected: VIP from 100 to 60" in rejected.output
    empty.execute(
        "update segmentation.segmentation_runs"
        " set verdict = 'warned', is_published = true"
    )
    assert status(empty, "--at", "2026-03-05").exit_code == 0
    assert status(empty, "--at", "2026-03-06").exit_code == 1
    old = status(empty, "--at", "2026-03-05", "--max-days-since-run", "2")
    assert (old.exit_code, "3.0 days ago" in old.output) == (1, True)


def test_a_chat_is_told_when_there_is_something_to_tell(empty, server):
    """If not, the first to hear of a rejected run is the marketer."""
    empty.execute(LEDGER.format("accepted"))
    words = ["--at", "2026-03-05", "--notify"]
    address = {"SEGMENTATION_WEBHOOK_URL": server.url}
    status(empty, *words, "problem", **address)
    assert server.received == []
    status(empty, *words, "always", **address)
    status(empty, *words, "problem", "--max-days-since-run", "1", **address)
    well, old = (json.loads(body)["text"] for _, _, body in server.received)
    assert "2026-03-02 was accepted" in well
    assert "3.0 days ago" in old


def test_without_a_ledger_or_an_address_one_sentence_says_so(empty):
    """If not, the user meets a traceback."""
    nothing = status(empty)
    assert (nothing.exit_code, "dbt build" in nothing.stderr) == (2, True)
    empty.execute(LEDGER.format("accepted"))
    silent = status(empty, "--notify", "always", SEGMENTATION_WEBHOOK_URL="")
    assert (silent.exit_code, "SEGMENTATION_WEBHOOK_URL" in silent.stderr) == (2, True)


def test_a_day_accepted_by_hand_says_by_whom(empty):
    """If not, "accepted" stands beside a reason against it."""
    empty.execute(LEDGER.format("accepted"))
    empty.execute(
        "update segmentation.segmentation_runs set is_accepted_by_hand = true,"
        " accepted_by = 'Ada', accepted_because = 'a merger'"
        " where reason = 'VIP moved'"
    )
    said = " ".join(status(empty, "--at", "2026-03-02").output.split())
    assert "accepted by hand" in said
    assert "by Ada because: a merger; found: VIP moved" in said


def test_a_build_that_failed_is_not_well(empty):
    """If not, a run that stopped before the gate leaves no trace."""
    empty.execute(TIMINGS.format("failed"))
    first = status(empty, "--at", "2026-03-02")
    assert (first.exit_code, "raw.orders does not exist" in first.output) == (1, True)
    empty.execute(LEDGER.format("accepted").replace("create schema segmentation;", ""))
    assert status(empty, "--at", "2026-03-02").exit_code == 1
    empty.execute("update segmentation.segmentation_run_timings set verdict = null")
    assert status(empty, "--at", "2026-03-02").exit_code == 0


def test_rejected_runs_say_what_ended_them_and_what_to_do(empty):
    """If not, the same accident is met anew each time."""
    empty.execute(LEDGER.format("accepted"))
    assert "The last rejected runs" not in status(empty).output
    empty.execute(REJECTED)
    said = " ".join(status(empty, "--at", "2026-03-02").output.split())
    for words in ("40 % of the orders", "the run of 2026-02-28", "Load them again."):
        assert words in said
