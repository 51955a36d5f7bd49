"""``segmentation list``: customers of a segment for people, by consent."""

from pathlib import Path

import click

from segmentation.activation.audience import Audience, read_audience
from segmentation.activation.definition import CONSENT
from segmentation.activation.likeness import Likeness, likenesses, read_ids
from segmentation.activation.people import PeopleList, list_rows, write_list
from segmentation.commands.options import FILE, project_option, target_option
from segmentation.erasure.tombstones import excluded_of
from segmentation.errors import InputError
from segmentation.settings.sentences import near
from segmentation.warehouse.base import Warehouse
from segmentation.warehouse.connect import open_warehouse

TIERS = ("likely", "possible", "unlikely")


@click.command("list")
@click.option("--segment", "segments", multiple=True, help="Name or id; else all.")
@click.option(
    "--tier", "tiers", multiple=True, type=click.Choice(TIERS), help="Else all."
)
@click.option("--like", type=FILE, help="Rank by likeness to the ids of this file.")
@click.option(
    "--out", "file", type=FILE, required=True, help="CSV file; it holds addresses."
)
@click.option(
    "--consent-column",
    default=CONSENT,
    show_default=True,
    help="Column of the raw customers that must say yes.",
)
@target_option
@project_option
def list_(
    segments: tuple[str, ...],
    tiers: tuple[str, ...],
    like: Path | None,
    file: Path,
    consent_column: str,
    target: str | None,
    project_dir: Path,
) -> None:
    """Write customers of segments and tiers to a file, with consent only."""
    people = PeopleList(segments, tiers, consent_column)
    with open_warehouse(project_dir, target) as warehouse:
        _check_segments(warehouse, segments)
        excluded = excluded_of(warehouse)
        audience = read_audience(warehouse, project_dir, people, excluded=excluded)
        alike = likenesses(warehouse, read_ids(like)) if like else None
    rows = list_rows(audience, alike)
    write_list(rows, file)
    click.echo(_said(audience, alike, len(rows), file))


def _check_segments(warehouse: Warehouse, segments: tuple[str, ...]) -> None:
    customers = warehouse.published("customers")
    names = warehouse.rows(f"select distinct segment_id, segment_name from {customers}")
    known = {name for row in names for name in row}
    for segment in segments:
        if segment not in known:
            there = ", ".join(sorted(name for _, name in names))
            raise InputError(
                f"--segment {segment} is no segment{near(segment, list(known))}; there "
                f"are {there}."
            )


def _said(
    audience: Audience, alike: dict[str, Likeness] | None, count: int, file: Path
) -> str:
    order = " the most alike first," if alike is not None else ""
    left_out = ", ".join(
        f"{number:,} {why}" for why, number in sorted(audience.reasons.items())
    )
    end = f" Left out: {left_out}." if left_out else ""
    day = f"as of {audience.as_of:%Y-%m-%d}"
    return f"{count:,} customers {day},{order} are in {file}.{end}"
