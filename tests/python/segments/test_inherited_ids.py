"""Ids are inherited by the nearest centre, and never given twice."""

import pandas as pd

from segmentation.segments.identity import PreviousModel, identify
from segmentation.segments.model_columns import COLUMNS
from segmentation.segments.model_rows import read_previous

FEATURES = ["net_spend", "tenure_days"]


def centres(*rows: tuple[float, float]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=FEATURES)


def before(*rows: tuple[float, float], highest: int) -> PreviousModel:
    frame = centres(*rows)
    frame.index = [f"S{number:02d}" for number in range(1, len(rows) + 1)]
    scale = pd.Series(1.0, index=FEATURES)
    return PreviousModel("m1", frame, scale, highest_number=highest)


def test_the_order_of_an_optimiser_means_nothing() -> None:
    """If it did, a campaign for S01 would go to the customers of S03 tomorrow."""
    previous = before((0, 0), (5, 5), (9, 0), highest=3)
    found = identify(centres((8.9, 0.1), (0.1, 0), (5, 5.2)), previous, 0.75)
    assert found.segment_ids == ["S03", "S01", "S02"]


def test_all_segments_together_are_matched_best() -> None:
    """If each took its nearest in turn, one would be left with a stranger's id."""
    previous = before((0, 0), (1, 0), highest=2)
    found = identify(centres((0.6, 0), (1.5, 0)), previous, 0.75)
    assert found.segment_ids == ["S01", "S02"]


def test_an_id_of_long_ago_is_not_given_again() -> None:
    """If it were, old reports on S07 would speak of other customers."""
    rows = pd.DataFrame(
        [{"section": "published", "name": "highest_segment_number", "value_number": 7}],
        columns=list(COLUMNS),
    ).astype(COLUMNS)
    previous = read_previous(rows)
    assert previous.model_id is None
    found = identify(centres((0, 0), (5, 5)), previous, 0.75)
    assert found.segment_ids == ["S08", "S09"]
    assert found.highest_number == 9
