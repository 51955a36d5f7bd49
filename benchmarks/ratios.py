"""Ratios between what was measured side by side in one run."""

from typing import Any

from benchmarks.contestants import FIRST_BUILD, FLOOR, NEXT_DAY, NOTEBOOK

# Name -> who, by whom, in what.
RATIOS: dict[str, tuple[str, str, str]] = {
    "first_build_to_notebook": (FIRST_BUILD, NOTEBOOK, "wall_seconds"),
    "first_build_to_floor": (FIRST_BUILD, FLOOR, "wall_seconds"),
    "next_day_to_first_build": (NEXT_DAY, FIRST_BUILD, "wall_seconds"),
    "next_day_to_floor": (NEXT_DAY, FLOOR, "wall_seconds"),
    "memory_to_notebook": (FIRST_BUILD, NOTEBOOK, "peak_bytes"),
}


def ratios_of(result: dict[str, Any]) -> dict[str, float]:
    """Return the ratios whose two sides were measured.

    Parameters
    ----------
    result
        As `compare` returns it.

    Examples
    --------
    >>> one, two = {"wall_seconds": 6.0}, {"wall_seconds": 2.0}
    >>> ratios_of({"parts": {"first_build": one, "floor": two}})
    {'first_build_to_floor': 3.0}
    """
    found = {name: ratio(result, *sides) for name, sides in RATIOS.items()}
    return {name: value for name, value in found.items() if value is not None}


def ratio(result: dict[str, Any], of: str, by: str, measure: str) -> float | None:
    """Return what one part used by what another did; None where one is missing."""
    parts = result["parts"]
    above, below = parts.get(of, {}).get(measure), parts.get(by, {}).get(measure)
    return above / below if above is not None and below else None
