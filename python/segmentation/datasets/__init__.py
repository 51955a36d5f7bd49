"""Known data sets, each as the six files of the raw contract.

To add one, write a module with ``write(directory, *, ..., progress)`` and give
it a line in ``DATASETS``. The keyword arguments of ``write`` are the options
that the command line takes for it.
"""

import inspect
from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any

from segmentation.errors import InputError

DATASETS = {
    "synthetic": "segmentation.datasets.synthetic",
    "online-retail-ii": "segmentation.datasets.online_retail_ii",
    "complete-journey": "segmentation.datasets.complete_journey",
    "cdnow": "segmentation.datasets.cdnow",
}


def find_dataset(name: str, options: dict[str, Any]) -> Callable[..., None]:
    """Return the function that writes a data set, its options bound.

    It takes an existing folder for the ``<table>.parquet`` files, and
    ``progress``: None or a function called with a table's name and the number
    of rows just written.

    Parameters
    ----------
    name
        A key of ``DATASETS``.
    options
        Options of the data set; those left out take its defaults.

    Raises
    ------
    InputError
        If an option does not belong to the data set, or one is missing.
    """
    write = import_module(DATASETS[name]).write
    _check_options(name, write, options)
    return partial(write, **options)


def _check_options(
    name: str, write: Callable[..., None], options: dict[str, Any]
) -> None:
    parameters = inspect.signature(write).parameters.values()
    known = {p.name: p for p in parameters if p.kind is p.KEYWORD_ONLY}
    known.pop("progress")
    listed = ", ".join(f"--{option}" for option in known) or "no options"
    for option in options:
        if option not in known:
            raise InputError(
                f"--{option} does not belong to data set {name}, which takes {listed}."
            )
    for option, parameter in known.items():
        if parameter.default is parameter.empty and option not in options:
            raise InputError(f"data set {name} needs --{option}; it takes {listed}.")
