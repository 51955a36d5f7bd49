"""Who is to be at a destination, what is said of them, and how both sides differ."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

ADD, CHANGE, REMOVE = "add", "change", "remove"
# Removals first: who has said no waits for no other.
ACTIONS = (REMOVE, CHANGE, ADD)


@dataclass(frozen=True)
class Member:
    """One row at a destination.

    Parameters
    ----------
    key
        By which the other side knows it: the customer id, or a hash.
    customer_id
        The customer; of several with one key the smallest id.
    payload
        What is sent.
    """

    key: str
    customer_id: str
    payload: Mapping[str, Any] = field(default_factory=dict)

    @property
    def content(self) -> str:
        """The hash of key and payload: what the ledger compares."""
        return digest([self.key, self.payload])


@dataclass(frozen=True)
class Entry:
    """A row of the ledger: what the other side has of a member.

    `content` is None while an answer is missing: the member may be there or not.
    """

    key: str
    customer_id: str
    content: str | None


def digest(value: Any) -> str:
    """Return the SHA-256 of a value written as JSON with sorted names."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def changes(
    wanted: Mapping[str, Member], ledger: Mapping[str, Entry]
) -> dict[str, list[str]]:
    """Return the keys to remove, change and add, each sorted.

    Parameters
    ----------
    wanted
        Who is to be there, by key.
    ledger
        What the other side has accepted, by key.

    Examples
    --------
    >>> ann, bob = Member("1", "1"), Member("2", "2")
    >>> changes({"1": ann}, {"2": Entry("2", "2", bob.content)})
    {'remove': ['2'], 'change': [], 'add': ['1']}
    """
    both = wanted.keys() & ledger.keys()
    return {
        REMOVE: sorted(ledger.keys() - wanted.keys()),
        CHANGE: sorted(
            key for key in both if wanted[key].content != ledger[key].content
        ),
        ADD: sorted(wanted.keys() - ledger.keys()),
    }


def pieces(keys: list[str], size: int) -> Iterable[list[str]]:
    """Yield the keys in pieces of at most `size`."""
    for start in range(0, len(keys), size):
        yield keys[start : start + size]
