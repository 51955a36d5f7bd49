"""Random batches of raw rows: late, repeated, corrected, deleted, other ones."""

from dataclasses import dataclass

from hypothesis import strategies as st

Row = tuple[object, ...]
# Few values, so that keys repeat and copies differ in what decides the winner.
KEYS = st.sampled_from([None, "", *"aaabbcdef"])
EARLY, LATE, NEXT_YEAR = 1_751_414_399_999, 1_759_000_000_000, 1_790_000_000_000
EVENTS = st.tuples(
    KEYS,
    st.sampled_from([None, "x", "y"]),
    st.sampled_from([None, "login", "page_view"]),
    st.sampled_from([None, 1, EARLY, EARLY + 1, LATE, NEXT_YEAR, 2**62]),
)
CUSTOMERS = st.tuples(
    st.sampled_from([None, *"xxy"]),
    st.sampled_from([None, None, "Europe/Madrid", "Asia/Tokyo", "Mars/Olympus_Mons"]),
)
ORDERS = st.tuples(
    KEYS,
    st.sampled_from([None, *"xxxxyz"]),
    # Among them an hour that Madrid has twice, and one that it does not have.
    st.sampled_from(
        [
            None,
            "1970-01-01 00:00:00",
            "2025-03-30 02:30:00",
            "2025-10-26 02:30:00",
            "2025-10-26 02:30:00",
            "2026-06-01 12:00:00",
        ]
    ),
    st.sampled_from([None, None, "UTC", "Europe/Madrid", "Mars/Olympus_Mons"]),
    st.sampled_from([None, "paid", "Cancelled"]),
    st.sampled_from([None, "GBP", "GBP", "GBP", "XXX"]),
    st.sampled_from([None, "web"]),
)
AMOUNTS = st.sampled_from([None, -1, 0, 1, 1, 2, 2])
ORDER_LINES = st.tuples(
    KEYS,
    st.sampled_from([None, 1, 2]),
    st.sampled_from([None, "p", "q"]),
    st.sampled_from([None, "toys"]),
    AMOUNTS,
    AMOUNTS,
    AMOUNTS,
)
ROWS = {
    "customers": CUSTOMERS,
    "orders": ORDERS,
    "events": EVENTS,
    "order_lines": ORDER_LINES,
}


@dataclass(frozen=True)
class Batch:
    """What happens to a raw table between two runs.

    Parameters
    ----------
    keep
        Divisor and remainder: rows at such positions stay, `None` keeps all.
    correct
        Whether the first row left takes the values of the last new one.
    appended
        The new rows, after which the old ones still follow.
    """

    keep: tuple[int, int] | None
    correct: bool
    appended: list[Row]

    def apply(self, rows: list[Row]) -> list[Row]:
        """Return the raw rows after the batch."""
        divisor, remainder = self.keep or (1, 0)
        left = [row for n, row in enumerate(rows) if n % divisor == remainder]
        if self.correct and left and self.appended:
            left[0] = (left[0][0], *self.appended[-1][1:])
        return [*self.appended, *left]


def batches_of(table: str) -> st.SearchStrategy[Batch]:
    """Return batches of a raw table; one in four replaces or thins it out."""
    return st.builds(
        Batch,
        keep=st.sampled_from([None] * 6 + [(2, 0), (1, 1)]),
        correct=st.booleans(),
        appended=st.lists(ROWS[table], min_size=4, max_size=16),
    )


STEPS = st.fixed_dictionaries(
    {
        **{table: batches_of(table) for table in ROWS},
        "variables": st.fixed_dictionaries(
            {
                "latest_plausible_at": st.sampled_from(["2026-01-01", "2027-01-01"]),
                "earliest_plausible_at": st.sampled_from(["1970-01-01", "1980-01-01"]),
            }
        ),
    }
)
