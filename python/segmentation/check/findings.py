"""What a check finds, and how it is told."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Days:
    """Rows of a table per day.

    Parameters
    ----------
    table
        The raw table.
    counts
        UTC day to rows, of the days that have any.
    """

    table: str
    counts: dict[date, int]


@dataclass
class Findings:
    """All that is found.

    Parameters
    ----------
    faults
        Sentences: what stops a build, or makes its numbers wrong.
    notes
        Sentences: what one should know.
    rows
        Table to its number of rows, of the tables that are there.
    days
        Rows per day, of each table whose rows have a time.
    broken
        Tables with a fault in a column: what is wrong with their rows follows from it.
    """

    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)
    days: list[Days] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
