"""dbt in this process: started and parsed once, then asked for many runs."""

import gc
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from dbt.adapters.postgrespython.garbage import collect_rarely
from segmentation.dbt_project import DbtProject
from segmentation.errors import InputError
from segmentation.warehouse.profile import profiles_dir

QUIET = ["--quiet", "--no-print", "--log-level", "none", "--log-level-file", "warn"]
# Models in this folder hold the gate: what fails there is a verdict on the data.
GATE_FOLDER = "gate"


@dataclass(frozen=True)
class Failure:
    """A node that failed: its name, why, and whether it speaks for the gate."""

    name: str
    message: str
    is_of_gate: bool


class DbtProcess:
    """dbt with the project parsed once.

    What configurations say is frozen by then, as far as it depends on
    variables; what SQL and macros say is rendered in each run.

    Parameters
    ----------
    project_dir
        Folder with ``dbt_project.yml``.
    target
        Name of the target; None takes the profile's default.
    variables
        The variables that are the same in each run.
    listener
        Called with each event of dbt, if given.
    """

    def __init__(
        self,
        project_dir: Path,
        target: str | None,
        variables: dict[str, Any],
        listener: Callable[[Any], None] | None = None,
    ) -> None:
        collect_rarely()
        # A second of imports, which the help of a command does without.
        from dbt.cli.main import dbtRunner

        places = ["--project-dir", str(project_dir)]
        places += ["--profiles-dir", str(profiles_dir(project_dir))]
        self._words = [*places, *(["--target", target] if target else [])]
        self._variables = variables
        self._runner = dbtRunner()
        # Only a project that names schemas by a rule of its own is asked what it wrote.
        is_written = DbtProject(project_dir).is_outer
        words = [] if is_written else ["--no-write-json"]
        self.manifest = self._invoke(["parse", *words], {}).result
        # A lock was opened before: what is parsed since then is left out, too.
        gc.freeze()
        # Nodes as they were rendered in the last build, in its order.
        self.built: list[Any] = []
        listeners = [listener] if listener else []
        self._runner = dbtRunner(manifest=self.manifest, callbacks=listeners)

    def build(self, *words: str, **variables: Any) -> list[Failure]:
        """Run ``dbt build`` and return what failed.

        Raises
        ------
        InputError
            If dbt could not run at all, as without a connection.
        """
        done = self._invoke(["build", "--no-write-json", *words], variables)
        results = done.result.results if done.result else []
        self.built = [result.node for result in results if result is not None]
        return [
            _failure(result)
            for result in results
            if result is not None and str(result.status) in ("error", "fail")
        ]

    def _invoke(self, words: list[str], variables: dict[str, Any]) -> Any:
        given = yaml.safe_dump({**self._variables, **variables})
        done = self._runner.invoke([*QUIET, *words, *self._words, "--vars", given])
        if isinstance(done.exception, KeyboardInterrupt):
            raise done.exception
        if done.exception is not None:
            raise InputError(f"dbt stopped: {readable(str(done.exception))}")
        return done


def _failure(result: Any) -> Failure:
    is_of_gate = result.node.fqn[1:2] == [GATE_FOLDER]
    return Failure(result.node.name, readable(result.message or ""), is_of_gate)


def readable(message: str) -> str:
    r"""Drop what dbt wraps around a sentence: which file, and called by whom.

    >>> readable("Compilation Error in test a (tests/a.sql)\n  No.\n  > in macro b")
    'No.'
    """
    lines = [line.strip() for line in message.strip().splitlines()]
    kept = [line for line in lines if line and not re.match(r"> (in|called by) ", line)]
    while len(kept) > 1 and re.match(r"\w+ Error( in .*)?$", kept[0]):
        kept = kept[1:]
    return "\n".join(kept)
