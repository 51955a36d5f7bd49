"""What processes use at a moment.

Memory is added up over all processes as PSS: a page that several of them share,
such as PostgreSQL's buffers, counts once. Where the system does not know PSS (it is
Linux's), it is the resident memory, where shared pages count in each.
"""

from collections.abc import Sequence
from contextlib import suppress

import psutil


def tree(roots: Sequence[int]) -> list[psutil.Process]:
    """Return the processes with these ids and all their children."""
    found = {}
    for root in roots:
        with suppress(psutil.Error):
            process = psutil.Process(root)
            for one in (process, *process.children(recursive=True)):
                found[one.pid] = one
    return list(found.values())


def memory_of(process: psutil.Process) -> int:
    """Return the process's memory in bytes: PSS, else resident; 0 when it is gone."""
    try:
        used = process.memory_full_info()
        return getattr(used, "pss", used.rss)
    except psutil.AccessDenied:
        with suppress(psutil.Error):
            return process.memory_info().rss
    except psutil.Error:
        pass
    return 0


def server_cpu(server: int | None) -> float:
    """Return the CPU seconds of a server, of its children now and of those gone."""
    total = 0.0
    for process in tree([server] if server else []):
        with suppress(psutil.Error):
            times = process.cpu_times()
            total += times.user + times.system
            if process.pid == server:
                total += times.children_user + times.children_system
    return total
