"""The last runs as a table for the terminal."""

from collections.abc import Sequence
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.markup import escape
from rich.table import Table

from segmentation.status.runs import LedgerRow

STYLES = {
    "accepted": "green",
    "warned": "yellow",
    "accepted by hand": "yellow",
    "rejected": "bold red",
}


def runs_table(runs: Sequence[LedgerRow]) -> Table:
    """Return a row per run, in the order given."""
    table = Table(box=SIMPLE_HEAD)
    for heading in ("as of", "verdict", "model"):
        table.add_column(heading, no_wrap=True)
    table.add_column("why")
    for run in runs:
        table.add_row(
            f"{run.as_of:%Y-%m-%d}",
            f"[{STYLES.get(run.title, '')}]{run.title}[/]",
            run.model_id or "",
            escape(run.why),
        )
    return table


def rejected_table(runs: Sequence[dict[str, Any]]) -> Table:
    """Return a row per rejected run: what was found, what ended it, what to do."""
    table = Table(box=SIMPLE_HEAD, title="The last rejected runs", title_justify="left")
    table.add_column("as of", no_wrap=True)
    for heading in ("found first", "ended by", "what to do"):
        table.add_column(heading)
    for run in runs:
        said = (run["reason"], run["ended_by"], run["what_to_do"])
        table.add_row(
            f"{run['as_of']:%Y-%m-%d}", *(escape(text or "") for text in said)
        )
    return table
