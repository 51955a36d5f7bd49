"""Rows as JSON to an address: CRM, e-mail tool, feature flags, own service."""

from collections.abc import Mapping
from typing import Any

from segmentation.activation.destinations.contract import Chunk, Destination
from segmentation.activation.destinations.http import send_json
from segmentation.activation.members import REMOVE

# What is sent unless the definition has a body; names that begin with $ are filled.
BODY = {
    "destination": "$destination",
    "action": "$action",
    "as_of": "$as_of",
    "rows": "$rows",
}


class HttpJson(Destination):
    """Posts chunks of rows; removals may have an address and a body of their own."""

    def send(self, chunk: Chunk) -> dict[str, str]:
        """Send a chunk as one request; errors are those of the contract."""
        settings = self.definition.settings
        part = settings.get("remove" if chunk.action == REMOVE else "add", {})
        body = filled(part.get("body", BODY), self._values(chunk))
        url = part.get("url") or settings["url"]
        return send_json(self.definition, part.get("method", "POST"), url, body, chunk)

    def _values(self, chunk: Chunk) -> dict[str, Any]:
        return {
            "$destination": self.definition.name,
            "$action": chunk.action,
            "$as_of": f"{chunk.as_of:%Y-%m-%d}",
            "$keys": [member.key for member in chunk.members],
            "$rows": [self.request_row(member) for member in chunk.members],
        }


def filled(template: Any, values: Mapping[str, Any]) -> Any:
    """Return a body with the texts that are names of values replaced by them.

    >>> filled({"ids": "$keys", "op": ["add"]}, {"$keys": ["1"]})
    {'ids': ['1'], 'op': ['add']}
    """
    if isinstance(template, Mapping):
        return {name: filled(one, values) for name, one in template.items()}
    if isinstance(template, list):
        return [filled(one, values) for one in template]
    return values.get(template, template) if isinstance(template, str) else template
