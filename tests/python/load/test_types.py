"""A value means the same to the fast cast of a column and to the parser of one."""

import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from segmentation.load.columns import FAST_CASTS, BadValueError, convert
from segmentation.load.values import PARSERS

NUMBERS = st.from_regex(r"[ +-]?[0-9_xbeE.]{1,18}", fullmatch=True)
TIMES = st.from_regex(
    r"[0-9]{4,5}[-/]?[0-9]{1,2}[-/]?[0-9]{1,2}([T ][0-9:.,]{1,15})?( ?Z|\+0[0-9])?",
    fullmatch=True,
)
WORDS = st.sampled_from(
    ["true", "t", "YES", "1", "on", "no", "infinity", "nan", "epoch"]
)
TEXTS = NUMBERS | TIMES | WORDS | st.text(max_size=12)


@pytest.mark.parametrize("data_type", PARSERS)
@settings(deadline=None, max_examples=100)
@given(text=TEXTS)
@example(text="0x10")
@example(text="1_000")
@example(text="1.5")
@example(text="2026-01-01T10:00Z")
@example(text="99999999999999.99995")
@example(text="1" + "0" * 400)
def test_a_text_is_read_alike_by_cast_and_by_parser(data_type: str, text: str) -> None:
    """If not, one odd value in a file changes how its other rows are read."""
    try:
        fast = FAST_CASTS[data_type](pa.array([text]))[0].as_py()
    except pa.ArrowException:
        return
    assert fast == PARSERS[data_type](text)


@pytest.mark.parametrize("data_type", PARSERS)
@settings(deadline=None, max_examples=100)
@given(text=TEXTS)
@example(text="99999999999999.99995")
def test_a_text_is_read_or_rejected(data_type: str, text: str) -> None:
    """If not, a file ends in a traceback that names neither row nor column."""
    try:
        convert(pa.array([text]), data_type)
    except BadValueError as error:
        assert error.value == text
