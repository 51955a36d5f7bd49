"""The columns of a fitted model's rows."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

COLUMNS = {
    "model_id": "str",
    "as_of": "datetime64[us]",
    "section": "str",
    "segment_id": "str",
    "feature": "str",
    "candidate": "str",
    "name": "str",
    "value_number": "float64",
    "value_text": "str",
}


def to_frame(
    rows: list[Mapping[str, Any]], model_id: str | None, as_of: Any
) -> pd.DataFrame:
    """Return rows as a frame with every column of ``COLUMNS`` and its type.

    Parameters
    ----------
    rows
        Some of the columns each; the others become null.
    model_id, as_of
        The same in each row; null without rows.
    """
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    frame["model_id"] = model_id
    frame["as_of"] = pd.Timestamp(as_of) if rows else pd.NaT
    return frame.astype(COLUMNS)
