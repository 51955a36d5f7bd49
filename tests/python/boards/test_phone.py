"""A phone gets the same charts, below each other."""

from segmentation.report.phone import for_phone

BOARD = {
    "charts": {
        "numbers": {"type": "table"},
        "numbers_phone": {"type": "table"},
        "radar": {"type": "custom", "style": {"aspect_ratio": 2, "max_height": 400}},
    },
    "rows": [
        {"cols": ["numbers", {"cols": ["radar"]}]},
        {"rows": ["radar"], "visible": {"query": "has_moves", "column": "yes"}},
        {"text": "Nobody moved."},
    ],
}


def test_nothing_stands_side_by_side() -> None:
    """A chart has half a phone's width, which nobody can read, if columns stay."""
    assert "cols" not in repr(for_phone(BOARD)["rows"])


def test_a_stand_in_takes_the_place_of_its_chart() -> None:
    """A table of nine columns is drawn on a phone if its stand-in is not."""
    assert for_phone(BOARD)["rows"][0]["rows"][0] == "numbers_phone"


def test_a_condition_stays_with_its_rows() -> None:
    """An empty chart is drawn beside the sentence that says why if it is lost."""
    assert for_phone(BOARD)["rows"][1] == BOARD["rows"][1]


def test_a_drawing_may_grow_as_high_as_its_shape_asks() -> None:
    """Lines of text lie on top of each other if the wide page's height binds."""
    assert for_phone(BOARD)["charts"]["radar"]["style"]["max_height"] > 1000


def test_the_board_for_wide_pages_is_left_as_it_is() -> None:
    """The wide page is drawn narrow if its content is changed in place."""
    before = repr(BOARD)
    for_phone(BOARD)
    assert repr(BOARD) == before
