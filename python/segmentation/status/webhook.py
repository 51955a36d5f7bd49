"""One JSON document to a chat, as Slack and those like it take it."""

import json
import os
import urllib.error
import urllib.request
from urllib.parse import urlsplit

import click

from segmentation.errors import InputError

VARIABLE = "SEGMENTATION_WEBHOOK_URL"
SECONDS = 10
notify_option = click.option(
    "--notify",
    type=click.Choice(["never", "problem", "always"]),
    default="never",
    show_default=True,
    help=f"Post the result to {VARIABLE}.",
)


def tell(notify: str, found: str | None, otherwise: str) -> None:
    """Post what was found, or with ``always`` that all is well.

    Parameters
    ----------
    notify
        The value of ``notify_option``.
    found
        The problem, if there is one.
    otherwise
        What is said without one.

    Raises
    ------
    InputError
        If there is no address, or it does not take the text.
    """
    if notify == "never" or (notify == "problem" and not found):
        return
    url = os.environ.get(VARIABLE)
    if not url:
        raise InputError(f"--notify needs the address in {VARIABLE}.")
    post(url, f"Customer segmentation: {found or otherwise}")


def post(url: str, text: str) -> None:
    """Post ``{"text": text}``.

    The address is a secret, so that messages name its host only.

    Parameters
    ----------
    url
        Address that takes JSON.
    text
        What is said.

    Raises
    ------
    InputError
        If it is no http address, cannot be reached, or does not answer 2xx.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise InputError(f"{VARIABLE} must be an address that begins with https://.")
    request = urllib.request.Request(
        url,
        json.dumps({"text": text}).encode(),
        {"Content-Type": "application/json; charset=utf-8"},
    )
    try:
        with urllib.request.urlopen(request, timeout=SECONDS):
            pass
    except urllib.error.HTTPError as error:
        raise InputError(
            f"the webhook at {parts.hostname} answered {error.code} {error.reason}."
        ) from error
    except OSError as error:
        reason = getattr(error, "reason", error)
        raise InputError(
            f"the webhook at {parts.hostname} cannot be reached: {reason}."
        ) from error
