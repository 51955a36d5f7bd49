"""What a benchmark ran on."""

import os
import platform
from importlib.metadata import version
from pathlib import Path

import psutil

PACKAGES = ("dbt-core", "dbt-duckdb", "dbt-postgres", "duckdb", "scikit-learn")
MORE_PACKAGES = ("numpy", "pandas", "pyarrow")


def machine() -> dict[str, str | int]:
    """Return processor, cores, memory in bytes and kernel."""
    return {
        "processor": _processor(),
        "cores": len(os.sched_getaffinity(0))
        if hasattr(os, "sched_getaffinity")
        else os.cpu_count() or 0,
        "memory_bytes": psutil.virtual_memory().total,
        "kernel": f"{platform.system()} {platform.release()}",
    }


def versions(postgres: str | None = None) -> dict[str, str]:
    """Return the versions of Python, of the packages, and of PostgreSQL if given."""
    found = {"python": platform.python_version()}
    found |= {name: version(name) for name in (*PACKAGES, *MORE_PACKAGES)}
    return found | ({"postgresql": postgres} if postgres else {})


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    named = [line.split(":", 1)[1].strip() for line in lines if "model name" in line]
    return named[0] if named else platform.machine()
