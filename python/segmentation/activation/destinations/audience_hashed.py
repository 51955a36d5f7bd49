"""Hashed e-mail addresses, as ad platforms take them for audiences."""

from typing import Any

from segmentation.activation.addresses import hashed, normalised
from segmentation.activation.destinations.http_json import HttpJson
from segmentation.activation.members import Member


class AudienceHashed(HttpJson):
    """Adds and removes SHA-256 hashes of addresses; nothing else is sent."""

    @property
    def fields(self) -> dict[str, str]:
        """None: who is in the audience is all that is said."""
        return {}

    @property
    def address_rule(self) -> str:
        """The rule of the platform."""
        return self.definition.settings["rule"]

    def key_of(self, customer_id: str, email: str | None) -> str | None:
        """Return the hash of the address, None where it is not plausible."""
        address = normalised(email, self.address_rule)
        return hashed(address) if address else None

    def request_row(self, member: Member) -> dict[str, Any]:
        """Return the hash alone: the platform learns no customer id."""
        return {"hashed_email": member.key}
