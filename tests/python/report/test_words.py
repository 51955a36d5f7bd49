"""The words of the pages, without a warehouse."""

import pytest

from segmentation.report.boards import find_boards
from segmentation.report.segment_pages import change_of


@pytest.mark.parametrize(
    ("previous_as_of", "before", "now", "words"),
    [
        (None, None, 7, "first run"),
        ("2025-12-01", None, 7, "new segment"),
        ("2025-12-01", 7, 7, "no change"),
        ("2025-12-01", 100, 90, "−10 (−10.0 %)"),
        ("2025-12-01", 100, 105, "+5 (+5.0 %)"),
    ],
)
def test_the_change_of_a_segment_is_said_in_words(previous_as_of, before, now, words):
    """If not, the first report of a new user fails, or a new segment looks old."""
    change = None if before is None else now - before
    size = {
        "previous_as_of": previous_as_of,
        "count_before": before,
        "count_change": change,
        "change_share": None if change is None else change / before,
    }
    assert change_of(size) == words


def test_what_marketers_look_at_comes_first(tmp_path):
    """If not, they begin with the page for engineers."""
    folder = tmp_path / "dashboards"
    folder.mkdir()
    for name in ("data_health", "segments_today", "meta"):
        (folder / f"{name}.yml").write_text("notes: >-\n  two\n  words\n")
    boards = find_boards(tmp_path)
    assert [board.title for board in boards] == ["Segments today", "Data health"]
    assert boards[0].description == "two words"
    assert find_boards(tmp_path / "nowhere") == []
