"""A person's ids and addresses in texts: whole words only, and never by chance."""

import re
from collections.abc import Collection, Iterable, Mapping

from segmentation.warehouse.base import sql_text

IDS, ADDRESSES, ORDERS = "id", "address", "order"
# A shorter text, a word or a short number also stands in sentences by chance.
SHORTEST = 5
DIGITS_OF_AN_ID = 9
ERASED = "erased"
# `c1000-2`, `ann@shop.org.uk` and `c1000@shop.org` are not `c1000` or `ann@shop.org`.
BEFORE = r"(?<!\w)(?<!\w[-.@+])"
AFTER = r"(?!\w|[-.@+]\w)"
# What names a short id in a text: a key of JSON or of an address of a page.
KEYS = {
    IDS: r"(?:customer_?id|alias_?id|(?<=[\"'])customer(?=[\"']))",
    ORDERS: r"(?:order_?id|(?<=[\"'])order(?=[\"']))",
}
WORDS_OF_KEYS = {IDS: ("customer", "alias"), ORDERS: ("order",)}


def is_sure(term: str) -> bool:
    """Return whether a text means the same wherever it stands.

    >>> [is_sure(one) for one in ("c00001", "ann@x.org", "7", "12346", "online")]
    [True, True, False, False, False]
    """
    digits = sum(map(str.isdigit, term))
    has_both = digits > 0 and any(map(str.isalpha, term))
    is_long = len(term) >= SHORTEST
    return is_long and (has_both or "@" in term or digits >= DIGITS_OF_AN_ID)


class Texts:
    """What is sought in texts, and what stands there instead.

    Parameters
    ----------
    terms
        Kind (``id``, ``address``, ``order``) to texts.
    tokens
        Id to the name that replaces it; others become ``erased``.
    """

    def __init__(
        self,
        terms: Mapping[str, Collection[str]],
        tokens: Mapping[str, str] | None = None,
    ) -> None:
        self._tokens = tokens or {}
        self._addresses = {one.lower() for one in terms.get(ADDRESSES, ())}
        named = {kind: set(terms.get(kind, ())) for kind in KEYS}
        self._sure = {one for kind in named for one in named[kind] if is_sure(one)}
        self._short = {kind: named[kind] - self._sure for kind in KEYS}
        self._patterns = list(self._compiled())

    def condition(self, text: str) -> str:
        """Return the SQL condition that a text may have one of them.

        Parameters
        ----------
        text
            The text as SQL; few rows pass that `replaced` leaves as they are.
        """
        parts = [f"position({sql_text(one)} in {text}) > 0" for one in self._sure]
        lowered = f"lower({text})"
        parts += [
            f"position({sql_text(one)} in {lowered}) > 0" for one in self._addresses
        ]
        for kind, terms in self._short.items():
            keys = " or ".join(
                f"position('{word}' in {lowered}) > 0" for word in WORDS_OF_KEYS[kind]
            )
            parts += [
                f"({keys}) and position({sql_text(one)} in {text}) > 0" for one in terms
            ]
        return " or ".join(sorted(parts)) or "false"

    def is_whole(self, text: str) -> bool:
        """Return whether a text is nothing but one of the ids."""
        return text in self._sure

    def replaced(self, text: str) -> str:
        """Return a text without them; the same one if it has none."""
        for pattern in self._patterns:
            text = pattern.sub(self._instead, text)
        return text

    def _compiled(self) -> Iterable[re.Pattern[str]]:
        if self._sure:
            yield re.compile(f"{BEFORE}(?P<term>{_any(self._sure)}){AFTER}")
        if self._addresses:
            found = f"{BEFORE}(?P<term>{_any(self._addresses)}){AFTER}"
            yield re.compile(found, re.IGNORECASE)
        for kind, terms in self._short.items():
            if terms:
                # Escaped quotes: JSON in a text of JSON.
                yield re.compile(
                    rf"(?P<key>(?i:{KEYS[kind]})[\\\"']*\s*[:=]\s*)"
                    rf"(?P<quote>[\\\"']*)(?P<term>{_any(terms)}){AFTER}"
                )

    def _instead(self, match: re.Match[str]) -> str:
        instead = self._tokens.get(match["term"], ERASED)
        if "key" not in match.re.groupindex:
            return instead
        if match["quote"]:
            return f"{match['key']}{match['quote']}{instead}"
        is_json = ":" in match["key"]
        return f"{match['key']}{'null' if is_json else instead}"


def _any(terms: Iterable[str]) -> str:
    """Return the pattern of any of some texts, the longest first."""
    return "|".join(re.escape(one) for one in sorted(terms, key=len, reverse=True))
