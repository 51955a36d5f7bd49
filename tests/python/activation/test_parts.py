"""The parts of an activation that need no warehouse."""

import hashlib
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from segmentation.activation.addresses import hashed, normalised
from segmentation.activation.members import Entry, Member, changes
from segmentation.activation.retry import Patience, TryAgain, seconds_of
from segmentation.errors import InputError

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("given", "plain", "google"),
    [
        (" Pat.Lee@Gmail.COM\n", "pat.lee@gmail.com", "patlee@gmail.com"),
        ("a.b@googlemail.com", "a.b@googlemail.com", "ab@googlemail.com"),
        ("a.b@example.org", "a.b@example.org", "a.b@example.org"),
        ("a.b@mail.gmail.com", "a.b@mail.gmail.com", "a.b@mail.gmail.com"),
        ("no address", None, None),
        ("", None, None),
        (None, None, None),
        ("...@gmail.com", "...@gmail.com", None),
    ],
)
def test_addresses_are_compared_as_the_platform_compares_them(given, plain, google):
    """If not, the platform finds nobody, or finds one person twice."""
    assert normalised(given) == plain
    assert normalised(given, "google") == google


def test_the_hash_is_that_of_the_platforms_documentation():
    """If not, no member is ever matched."""
    assert hashed("test@example.com") == hashlib.sha256(b"test@example.com").hexdigest()


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("3", 3),
        (format_datetime(NOW + timedelta(seconds=90), usegmt=True), 90),
        (format_datetime(NOW - timedelta(seconds=90), usegmt=True), 0),
        ("-5", 0),
        ("soon", None),
        (None, None),
    ],
)
def test_retry_after_is_seconds_or_a_date(header, seconds):
    """If not, we are shut out for coming back too soon."""
    assert seconds_of(header, NOW) == seconds


def test_waits_grow_and_end():
    """If not, a server that is down is hammered, or waited for the whole night."""
    patience = Patience(attempts=5, backoff=1, longest=60)
    waits = [patience.wait_before(n, TryAgain("down")) for n in (1, 2, 3, 4)]
    assert all(
        2 ** (n - 1) / 2 <= wait <= 2 ** (n - 1) for n, wait in enumerate(waits, 1)
    )
    assert patience.wait_before(1, TryAgain("busy", 30)) == 30
    with pytest.raises(InputError, match="5 times"):
        patience.wait_before(5, TryAgain("down"))
    with pytest.raises(InputError, match="3600 seconds"):
        patience.wait_before(1, TryAgain("busy", 3600))


sides = st.dictionaries(st.text(max_size=3), st.integers(0, 3))


@given(sides, sides)
def test_changes_make_the_other_side_equal(here, there):
    """If not, what is sent is too little or too much."""
    wanted = {key: Member(key, key, {"v": value}) for key, value in here.items()}
    had = {key: Member(key, key, {"v": value}) for key, value in there.items()}
    ledger = {key: Entry(key, key, one.content) for key, one in had.items()}
    found = changes(wanted, ledger)
    for key in found["remove"]:
        del had[key]
    for key in found["change"] + found["add"]:
        assert had.get(key) != wanted[key]
        had[key] = wanted[key]
    assert had == wanted
