"""A segment has the same colour in the tables and in the boards."""

import csv

import yaml

from support.project import ROOT


def palette() -> dict[str, str]:
    """Return the colours of the seed by the id of the segment they are for."""
    with (ROOT / "seeds/segment_palette.csv").open() as file:
        return {
            f"S{int(row['colour_slot']):02d}": row["hex"]
            for row in csv.DictReader(file)
        }


def pinned() -> dict[str, str]:
    """Return the colours that the boards pin."""
    defaults = yaml.safe_load((ROOT / "dashboards/meta.yml").read_text())
    return defaults["style"]["charts"]["category_colors"]["segment_id"]["values"]


def test_boards_pin_the_colours_of_the_seed() -> None:
    """A segment changes its colour from the bars to the Sankey if they differ."""
    assert pinned() == palette()
