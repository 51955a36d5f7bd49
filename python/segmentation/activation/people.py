"""A list of customers for people: who, how to reach them, and what to do."""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from segmentation.activation.audience import Audience
from segmentation.activation.definition import Definition
from segmentation.activation.destinations.contract import Chunk, Destination
from segmentation.activation.likeness import Likeness
from segmentation.atomic import write_files

# Addresses are for the eyes of who asked for them.
PRIVATE = 0o600
COLUMNS = (
    "customer_id",
    "email",
    "segment_name",
    "tier",
    "value",
    "recommended_action",
    "recommended_channel",
)


class PeopleList(Destination):
    """What `read_audience` needs to know of a list; nothing is sent.

    Parameters
    ----------
    segments, tiers
        As in a definition; empty means all.
    consent_column
        The consent that is asked for.
    """

    def __init__(
        self, segments: Sequence[str], tiers: Sequence[str], consent_column: str
    ) -> None:
        fields = {name: name for name in COLUMNS if name != "customer_id"}
        super().__init__(
            Definition(
                "list", "files", consent_column, tuple(segments), tuple(tiers), fields
            )
        )

    def key_of(self, customer_id: str, email: str | None) -> str:
        """Return the id: who has no address may have a telephone."""
        return customer_id

    def send(self, chunk: Chunk) -> dict[str, str]:
        """Reject all: a list is written to a file."""
        return {member.key: "a list is not sent" for member in chunk.members}


def list_rows(
    audience: Audience, likenesses: Mapping[str, Likeness] | None = None
) -> list[dict[str, Any]]:
    """Return a row per customer: by id, or the most alike first.

    Parameters
    ----------
    audience
        Who may be on the list.
    likenesses
        How far each customer is from the ones given; those without are left out.
    """
    rows = [
        {"customer_id": one.customer_id, **one.payload}
        for one in audience.members.values()
    ]
    if likenesses is None:
        return rows
    alike = [row for row in rows if row["customer_id"] in likenesses]
    alike.sort(
        key=lambda row: (likenesses[row["customer_id"]].distance, row["customer_id"])
    )
    return [{**row, **likenesses[row["customer_id"]].as_row()} for row in alike]


def write_list(rows: Sequence[Mapping[str, Any]], file: Path) -> None:
    """Write the rows as CSV, whole or not at all, for the owner's eyes only."""
    text = io.StringIO()
    columns = list(rows[0]) if rows else list(COLUMNS)
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    write_files(file.parent, {file.name: text.getvalue().encode()})
    file.chmod(PRIVATE)
