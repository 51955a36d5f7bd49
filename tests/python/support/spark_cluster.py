"""A Spark of several processes on one machine, one of which can be killed."""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from support.spark import HOST, free_port

LOCAL_CLUSTER = "local-cluster[2,1,1024]"
# Spark notices a lost worker by its closed connection, an executor by its heartbeat.
SECONDS_TO_START = 60


@contextmanager
def standalone(
    environment: dict[str, str], folder: Path
) -> Iterator[tuple[str, Callable[[], None]]]:
    """Start a master with two workers of one core each.

    Yields
    ------
    tuple
        The URL for ``spark.master``, and what kills one worker with its executor.
    """
    port = free_port()
    url = f"spark://{HOST}:{port}"
    classes = "org.apache.spark.deploy"
    master = ("master.Master", "--host", HOST, "--port", str(port), "--webui-port", "0")
    worker = ("worker.Worker", "--cores", "1", "--memory", "1200m")
    worker += ("--host", HOST, "--webui-port", "0", "--work-dir", str(folder), url)
    # Without the settings of the tests, which keep the log quiet.
    loud = {**environment, "SPARK_DAEMON_MEMORY": "256m"}
    loud.pop("SPARK_CONF_DIR", None)
    processes = []
    try:
        for number, (name, *words) in enumerate((master, worker, worker)):
            log = (folder / f"{number}.log").open("wb")
            command = [str(_spark_class()), f"{classes}.{name}", *words]
            processes.append(
                subprocess.Popen(
                    command,
                    env=loud,
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    start_new_session=True,
                )
            )
            _wait_for(folder / f"{number}.log", "Started daemon", processes[-1])
        yield url, lambda: _kill(processes[1])
    finally:
        for process in reversed(processes):
            _kill(process)


@contextmanager
def killed_in_the_middle(
    kill: Callable[[], None], log: Path, sign: str, count: int
) -> Iterator[list[str]]:
    """Kill once a log has a sign so many times more; yield a list that then says so."""
    begun = log.read_text().count(sign) if log.exists() else 0
    done, killed = threading.Event(), []

    def watch() -> None:
        while not done.wait(0.5):
            if log.exists() and log.read_text().count(sign) - begun >= count:
                kill()
                killed.append(f"killed after {count} times {sign}")
                return

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield killed
    finally:
        done.set()
        thread.join()


def _spark_class() -> Path:
    import pyspark

    return Path(pyspark.__file__).parent / "bin" / "spark-class"


def _wait_for(log: Path, sign: str, process: subprocess.Popen) -> None:
    """Wait until a process has written a sign."""
    end = time.monotonic() + SECONDS_TO_START
    while sign not in log.read_text(errors="replace"):
        if process.poll() is not None or time.monotonic() > end:
            raise RuntimeError(f"{log.name} did not start:\n{log.read_text()[-2000:]}")
        time.sleep(0.2)


def _kill(process: subprocess.Popen) -> None:
    """Kill a process and what it started; nothing if it is gone."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    process.wait()
