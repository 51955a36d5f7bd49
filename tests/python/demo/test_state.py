"""The demo leaves tables and history that were there before alone."""

import pytest

from segmentation.demo.state import State


@pytest.mark.parametrize(
    ("has_raw", "is_under_way", "has_history", "begins"),
    [
        (False, False, False, True),
        (True, False, False, False),
        # One's own tables, after a demo that was stopped.
        (True, True, True, False),
        # A demo that was stopped goes on.
        (False, True, True, True),
        # A history whose raw tables are elsewhere for the moment.
        (False, False, True, False),
    ],
)
def test_it_begins_only_in_an_empty_warehouse_or_where_it_stopped(
    has_raw: bool, is_under_way: bool, has_history: bool, begins: bool
) -> None:
    """If not, `make build` overwrites a user's tables or history."""
    state = State("raw", has_raw, is_under_way, has_history)
    assert (state.why_not is None) == begins
