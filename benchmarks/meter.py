"""Wall time, CPU time and peak memory of a process with all its children.

CPU time is the system's own account of the process and of the children it waited
for; a database server, which is no child, is asked before and after. Memory is
looked at ten times a second, less often where looking takes long.
"""

import os
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.processes import memory_of, server_cpu, tree

SECONDS_BETWEEN_LOOKS = 0.1
# To look takes time, which is kept below a tenth of what is measured.
LEAST_REST = 9


@dataclass(frozen=True)
class Usage:
    """What a process and its children used; seconds and bytes."""

    wall_seconds: float
    cpu_seconds: float
    peak_bytes: int

    def as_dict(self) -> dict[str, float]:
        """Return the numbers by name."""
        return asdict(self)


class FailedError(Exception):
    """A measured process ended with an error; the message names it and its log."""


def measure(
    command: Sequence[str],
    log: Path,
    *,
    folder: Path,
    environment: dict[str, str] | None = None,
    server: int | None = None,
) -> Usage:
    """Run a command and return what it used.

    Parameters
    ----------
    command
        Program and arguments.
    log
        File for what it says.
    folder
        Where it runs.
    environment
        Its whole environment; None is that of this process.
    server
        Process id of a database server, to which the command talks.

    Raises
    ------
    FailedError
        If the command ends with another code than 0.
    """
    before = server_cpu(server)
    with log.open("w") as said:
        started = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603
            command,
            cwd=folder,
            env=environment,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        memory = PeakMemory([process.pid, *([server] if server else [])])
        with memory:
            _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise FailedError(failure(command, process.returncode, log))
    cpu = used.ru_utime + used.ru_stime + server_cpu(server) - before
    return Usage(wall, cpu, memory.peak)


class PeakMemory(threading.Thread):
    """Looks at the memory of processes and their children while it is entered.

    Parameters
    ----------
    roots
        Process ids; one that has ended counts nothing.
    """

    def __init__(self, roots: Sequence[int]) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self._roots = roots
        self._is_over = threading.Event()

    def __enter__(self) -> "PeakMemory":
        """Begin to look."""
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop looking."""
        self._is_over.set()
        self.join()

    def run(self) -> None:
        """Look, rest, and look again."""
        rest = 0.0
        while not self._is_over.wait(rest):
            started = time.perf_counter()
            self.peak = max(self.peak, sum(map(memory_of, tree(self._roots))))
            spent = time.perf_counter() - started
            rest = max(SECONDS_BETWEEN_LOOKS, LEAST_REST * spent)


def failure(command: Sequence[str], code: int, log: Path) -> str:
    """Return in one sentence what failed, and its last line."""
    lines = [line for line in log.read_text(errors="replace").splitlines() if line]
    last = lines[-1].strip() if lines else "it said nothing"
    program = " ".join(map(str, command[:4]))
    return f"{program} ... ended with code {code} ({last}); all it said is in {log}."
