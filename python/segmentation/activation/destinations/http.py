"""One signed request, and what its answer means."""

import hashlib
import hmac
import http.client
import json
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from segmentation.activation.definition import Definition
from segmentation.activation.destinations.contract import Chunk
from segmentation.activation.retry import TryAgain, seconds_of
from segmentation.errors import InputError

TIMEOUT = 30.0
# Too early, too many, too slow; every 5xx is tried again as well.
AGAIN = (408, 425, 429)
# Where an answer lists rows that were not taken, and how it names them.
LISTS = ("rejected", "errors", "failures", "failed")
KEYS = ("key", "customer_id", "id", "member")
REASONS = ("reason", "message", "error", "detail")
SHOWN = 200


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirected POST would arrive as a GET without its rows."""

    def redirect_request(self, *_: Any) -> None:
        return None


_OPENER = urllib.request.build_opener(_NoRedirect)


def send_json(
    definition: Definition, method: str, url: str, body: Any, chunk: Chunk
) -> dict[str, str]:
    """Send a body as JSON; return rejected keys with the reason.

    Parameters
    ----------
    definition
        Names the variables with token, secret and headers.
    method, url
        Of the request.
    body
        What is sent.
    chunk
        The members in it, and the idempotency key.

    Raises
    ------
    TryAgain
        If the answer is 408, 425, 429 or 5xx, or the connection broke.
    InputError
        If it is any other answer but 2xx.
    """
    content = json.dumps(body, ensure_ascii=False, default=str).encode()
    headers = _headers(definition, content, chunk)
    request = urllib.request.Request(url, content, headers, method=method)
    place = f"{definition.name} ({urlsplit(url).hostname})"
    timeout = definition.settings.get("timeout_seconds", TIMEOUT)
    try:
        with _OPENER.open(request, timeout=timeout) as answer:
            return rejections(_whole(answer, place), chunk)
    except urllib.error.HTTPError as error:
        return _not_taken(error, place, chunk)
    except (OSError, http.client.HTTPException) as error:
        reason = getattr(error, "reason", error)
        words = str(reason) or type(error).__name__
        raise TryAgain(f"{place} cannot be reached: {words}") from error


def signature(secret: str, timestamp: str, content: bytes) -> str:
    """Return the HMAC-SHA256 of ``<timestamp>.<body>`` in hexadecimal digits."""
    message = timestamp.encode() + b"." + content
    return hmac.new(secret.encode(), message, hashlib.sha256).hexdigest()


def _headers(definition: Definition, content: bytes, chunk: Chunk) -> dict[str, str]:
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "Accept": "application/json",
        "User-Agent": "customer-segmentation",
        "Idempotency-Key": chunk.idempotency_key,
    }
    if token := definition.secret("token_env"):
        headers["Authorization"] = f"Bearer {token}"
    if secret := definition.secret("secret_env"):
        timestamp = str(int(time.time()))
        headers["X-Segmentation-Timestamp"] = timestamp
        headers["X-Segmentation-Signature"] = (
            f"sha256={signature(secret, timestamp, content)}"
        )
    for name, variable in definition.settings.get("headers_env", {}).items():
        headers[name] = definition.environment[variable]
    return headers


def _whole(answer: Any, place: str) -> Any:
    """Return the JSON of an answer; half of one is a lost answer."""
    text = answer.read().decode("utf-8", "replace").strip()
    is_json = "json" in (answer.headers.get("Content-Type") or "")
    if not text or not (is_json or text[0] in "{["):
        return None
    try:
        return json.loads(text)
    except ValueError as error:
        raise TryAgain(f"{place} broke off its answer") from error


def _not_taken(
    error: urllib.error.HTTPError, place: str, chunk: Chunk
) -> dict[str, str]:
    try:
        text = error.read().decode("utf-8", "replace").strip()
    except (OSError, http.client.HTTPException):
        text = ""
    said = f"{place} answered {error.code} {error.reason}".rstrip()
    if error.code in AGAIN or error.code >= 500:
        raise TryAgain(said, seconds_of(error.headers.get("Retry-After"))) from error
    if error.code in (400, 422) and (found := rejections(_json_of(text), chunk)):
        # Nothing of it was taken: the others are sent again without these.
        raise RowsRejected(found) from error
    if 300 <= error.code < 400:
        place_of_it = error.headers.get("Location") or "elsewhere"
        raise InputError(
            f"{said}: it moved to {place_of_it}; write that address into the file."
        ) from error
    words = f": {' '.join(text.split())[:SHOWN]}" if text else ""
    raise InputError(f"{said}{words}; nothing more is sent.") from error


class RowsRejected(Exception):  # noqa: N818
    """A whole chunk was not taken because of some of its rows.

    Parameters
    ----------
    rejected
        Keys with the reason.
    """

    def __init__(self, rejected: Mapping[str, str]) -> None:
        super().__init__(f"{len(rejected)} rows were rejected")
        self.rejected = dict(rejected)


def rejections(answer: Any, chunk: Chunk) -> dict[str, str]:
    """Return the keys that an answer lists as rejected, with the reason.

    It lists them under `rejected`, `errors`, `failures` or `failed`, as keys or as
    objects with `key`, `customer_id`, `id` or `index` and a `reason` or `message`.
    What names no row of the chunk is left out.
    """
    if not isinstance(answer, Mapping):
        return {}
    by_id = {member.customer_id: member.key for member in chunk.members}
    keys = by_id | {member.key: member.key for member in chunk.members}
    found = {}
    for name in LISTS:
        rows = answer.get(name)
        for row in rows if isinstance(rows, list) else []:
            key = _key_of(row, keys, chunk)
            if key is not None:
                found[key] = _reason_of(row)
    return found


def _key_of(row: Any, keys: Mapping[str, str], chunk: Chunk) -> str | None:
    if not isinstance(row, Mapping):
        return keys.get(str(row))
    for name in KEYS:
        if name in row:
            return keys.get(str(row[name]))
    index = row.get("index")
    if isinstance(index, int) and 0 <= index < len(chunk.members):
        return chunk.members[index].key
    return None


def _reason_of(row: Any) -> str:
    found = (
        [row[name] for name in REASONS if row.get(name)]
        if isinstance(row, Mapping)
        else []
    )
    return str(found[0])[:SHOWN] if found else "no reason given"


def _json_of(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None
