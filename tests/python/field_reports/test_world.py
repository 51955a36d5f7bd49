"""The situations that people of the trade reported stand side by side in one shop."""

from collections import Counter

import pandas as pd
import pytest

from field_reports.world import rows_of, situations

KEYS = {
    "customers": "customer_id",
    "orders": "order_id",
    "returns": "return_id",
    "events": "event_id",
    "tickets": "ticket_id",
}


@pytest.mark.parametrize(("table", "key"), KEYS.items())
def test_situations_do_not_share_a_key(table: str, key: str) -> None:
    """If two do, one changes what the other is about."""
    nothing = pd.DataFrame(columns=[key])
    found = Counter(
        value
        for folder in situations()
        for value in rows_of(folder).get(table, nothing)[key].unique()
    )
    assert not [value for value, folders in found.items() if folders > 1]
