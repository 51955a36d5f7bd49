"""A bar with rows and time for those who watch, nothing for those who do not."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)


@contextmanager
def progress_bars(console: Console) -> Iterator[Progress]:
    """Yield bars that vanish when done; they are silent off a terminal."""
    bars = Progress(
        TextColumn("{task.description:<24}"),
        BarColumn(),
        TextColumn("{task.completed:>12,} rows"),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    with bars:
        yield bars


def table_reporter(bars: Progress) -> Callable[[str, int], None]:
    """Return a function that counts rows on one bar per table."""
    tasks: dict[str, TaskID] = {}

    def report(table: str, rows: int) -> None:
        if table not in tasks:
            tasks[table] = bars.add_task(f"writing {table}", total=None)
        bars.advance(tasks[table], rows)

    return report
