"""A pseudonym is the same in Python and on both engines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erasure.world import KEY, opened
from segmentation.erasure.pseudonyms import checked_key, pads, pseudonym
from segmentation.erasure.tombstones import prepare
from segmentation.errors import InputError
from segmentation.warehouse.base import sql_text

TEXTS = ("c1", "Zoë O'Neil", "客户-7", "", "a" * 200, "erased", "x\\y")


def test_both_engines_hash_as_python_does(empty):
    """If not, an erased customer comes back on the other engine."""
    with opened(empty) as warehouse:
        prepare(warehouse, KEY)
        place = warehouse.name("segmentation_privacy")
        for text in TEXTS:
            rows = warehouse.rows(f"select {place}.pseudonym({sql_text(text)})")
            assert rows == [(pseudonym(KEY, text),)]


def test_another_key_is_rejected(empty):
    """If not, all earlier erasures are forgotten in silence."""
    with opened(empty) as warehouse:
        prepare(warehouse, KEY)
        prepare(warehouse, KEY)
        with pytest.raises(InputError, match="another key"):
            prepare(warehouse, "another secret of this length")


@given(st.text(min_size=1, max_size=100), st.text(max_size=20))
def test_pads_make_the_same_hash_as_the_library(key, text):
    """If not, what is in the table is another key."""
    from hashlib import sha256

    inner, outer = pads(key)
    hashed = sha256(outer + sha256(inner + text.encode()).digest()).hexdigest()
    assert hashed == pseudonym(key, text)


@pytest.mark.parametrize("key", [None, "", "short"])
def test_a_key_that_can_be_guessed_is_rejected(key):
    """If not, whoever has the table finds the ids by trying."""
    with pytest.raises(InputError, match="SEGMENTATION_PSEUDONYM_KEY"):
        checked_key(key)
