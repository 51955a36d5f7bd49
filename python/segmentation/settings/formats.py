"""Formats of settings that no pattern can say: a day that exists, a name of a seed."""

import csv
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import FormatChecker

from segmentation.settings.project import read_yaml

FEATURES = "models/features/customer_features.yml"
TIME_ZONES = "seeds/time_zones.csv"
NUMBERS = ("int", "bigint", "double precision", "numeric")


def format_checker(
    project_dir: Path, variables: Mapping[str, Any] | None = None
) -> FormatChecker:
    """Return a checker of the formats in the schema of the project's settings.

    Parameters
    ----------
    project_dir
        Folder of our models and seeds.
    variables
        Those that say which features there are beside ours.
    """
    own = (variables or {}).get("customer_attributes") or []
    # What a model of somebody's own has is known when it is built.
    has_models = bool((variables or {}).get("feature_models"))
    checker = FormatChecker(formats=())
    checker.checks("midnight", raises=ValueError)(_is_midnight)
    checker.checks("instant", raises=ValueError)(_is_instant)
    checker.checks("time_zone")(lambda name: name in time_zones(project_dir))
    checker.checks("feature")(
        lambda name: has_models or name in own or name in features(project_dir)
    )
    return checker


@cache
def features(project_dir: Path) -> list[str]:
    """Return the numbers of ``customer_features``: what can be clustered on."""
    [model] = read_yaml(project_dir / FEATURES)["models"]
    return [
        column["name"]
        for column in model["columns"]
        if column["data_type"].startswith(NUMBERS)
    ]


@cache
def time_zones(project_dir: Path) -> list[str]:
    """Return the names of the seed."""
    with (project_dir / TIME_ZONES).open(newline="") as file:
        return [row["time_zone"] for row in csv.DictReader(file)]


def _is_instant(value: Any) -> bool:
    """Raise ValueError where a text is no instant; None is one that is not given."""
    if isinstance(value, str) and value:
        instant(value)
    return True


def _is_midnight(value: Any) -> bool:
    if not isinstance(value, str) or not value:
        return True
    read = instant(value)
    return read == read.replace(hour=0, minute=0, second=0, microsecond=0)


def instant(value: str) -> datetime:
    """Read a UTC instant: a day, or a day and a time, without an offset.

    Raises
    ------
    ValueError
        If it is none, or there is no such day.
    """
    try:
        read = datetime.fromisoformat(value)
    except ValueError as error:
        if "isoformat" in str(error):
            raise ValueError("which is no day") from None
        raise
    if read.tzinfo:
        raise ValueError("it has an offset")
    return read.replace(tzinfo=UTC)
