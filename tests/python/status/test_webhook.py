"""The message reaches a real HTTP server, and mistakes do not show the address."""

import json

import pytest

from segmentation.errors import InputError
from segmentation.status.webhook import post


def test_one_json_document_is_posted(server):
    """If not, the chat stays silent while the gate rejects."""
    post(server.url, 'Größe of "VIP": −40 %')
    ((path, headers, body),) = server.received
    assert path == "/services/secret"
    assert headers["Content-Type"].startswith("application/json")
    assert json.loads(body) == {"text": 'Größe of "VIP": −40 %'}


def test_a_rejected_post_is_one_sentence_without_the_secret(server):
    """If not, a lost message goes unnoticed, or the secret is in the log."""
    server.answer = 403
    with pytest.raises(InputError, match=r"webhook at 127.0.0.1 answered 403") as error:
        post(server.url, "text")
    assert "secret" not in str(error.value)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://127.0.0.1:1/secret", "cannot be reached"),
        ("file:///etc/passwd", "must be an address"),
    ],
)
def test_an_address_that_cannot_be_used_is_one_sentence(url, words):
    """If not, the user meets a traceback at night."""
    with pytest.raises(InputError, match=words) as error:
        post(url, "text")
    assert "secret" not in str(error.value)
