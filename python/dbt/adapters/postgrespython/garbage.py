"""Python's garbage collector while dbt runs.

dbt keeps the parsed project as some hundred thousand objects. By default the
collector looks through them again and again while a run makes small ones: a
sixth of the CPU time of a small build.
"""

import gc

THRESHOLDS = (50_000, 50, 1_000)
"""Objects until a collection of the young ones, and of each older generation.
Python's own are 700, 10, 10; a build takes 30 MB more with these."""


def collect_rarely() -> None:
    """Collect more rarely, and never what is there at the first call."""
    if gc.get_freeze_count() == 0:
        gc.freeze()
    gc.set_threshold(*THRESHOLDS)
