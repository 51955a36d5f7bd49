"""Numbers as a benchmark writes them, with the walls that a test asks for."""

from typing import Any


def result_of(
    customers: int = 1_000_000, engine: str = "duckdb", **walls: float
) -> dict[str, Any]:
    parts = {name: part(wall) for name, wall in walls.items()}
    return {
        "format": 1,
        "measured_at": "2026-03-01T00:00:00+00:00",
        "engine": engine,
        "customers": customers,
        "rows": {"orders": 10 * customers, "order_lines": 20 * customers},
        "rounds": 1,
        "threads": None,
        "memory_limit": None,
        "includes_server": True,
        "machine": {
            "processor": "A",
            "cores": 2,
            "memory_bytes": 8_000_000_000,
            "kernel": "Linux 6",
        },
        "versions": {"python": "3.11.2"},
        "parts": parts,
    }


def part(wall: float, peak: float = 1e9) -> dict[str, Any]:
    return {
        "wall_seconds": wall,
        "cpu_seconds": wall,
        "peak_bytes": peak,
        "disk_bytes": 1e6,
        "startup_seconds": 1.0,
        "count_nodes": 2,
        "node_seconds": wall,
        "tests_share": 0.25,
        "layers": {"staging": wall},
        "slowest": [["segment_fits", wall]],
    }
