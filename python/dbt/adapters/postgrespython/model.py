"""Run the code of a Python model so that errors point into its own file."""

import linecache
import sys
import traceback
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType, TracebackType
from typing import Any
from uuid import uuid4

from dbt_common.exceptions import DbtRuntimeError


@dataclass(frozen=True)
class ModelCode:
    """The compiled code of one model and the file it was written in.

    dbt strips blank lines from the start of the file and appends code of its
    own; `padded` puts the blank lines back, so that line numbers agree.
    """

    compiled: str
    path: Path

    @property
    def padded(self) -> str:
        """The code, each line at the number it has in the file."""
        if not self.path.is_file():
            return self.compiled
        text = self.path.read_text(encoding="utf-8")
        blank = text[: len(text) - len(text.lstrip())]
        return "\n" * len(blank.splitlines()) + self.compiled


def file_of(parsed_model: dict[str, Any], config: Any) -> Path:
    """Return the file of a model, which may be one of an installed package.

    Parameters
    ----------
    parsed_model
        The node, as dbt gives it to an adapter.
    config
        The adapter's: it knows the project and where packages are installed.
    """
    root = Path(config.project_root)
    if parsed_model["package_name"] != config.project_name:
        root = root / config.packages_install_path / parsed_model["package_name"]
    return root / parsed_model["original_file_path"]


def run_model(code: ModelCode, session: Any) -> Any:
    """Call the model's ``model(dbt, session)`` in a namespace of its own.

    Raises
    ------
    DbtRuntimeError
        If the code raises, with the traceback from the model's file on.
    """
    try:
        module = _execute(code)
        return module.model(module.dbtObj(session.table), session)
    except (Exception, SystemExit) as error:
        raise DbtRuntimeError(_describe(error, str(code.path))) from error


def _execute(code: ModelCode) -> ModuleType:
    name = str(code.path)
    source = code.padded
    if not code.path.is_file():
        lines = source.splitlines(keepends=True)
        linecache.cache[name] = (len(source), None, lines, name)
    module = ModuleType(f"dbt_python_model_{uuid4().hex}")
    module.__file__ = name
    # Decorators such as `dataclass` look their module up by its name.
    sys.modules[module.__name__] = module
    try:
        exec(compile(source, name, "exec", dont_inherit=True), module.__dict__)
    finally:
        del sys.modules[module.__name__]
    return module


def _describe(error: BaseException, name: str) -> str:
    trimmed = error.with_traceback(_from_file(error.__traceback__, name))
    lines = traceback.format_exception(trimmed)
    return "Python model failed:\n" + "".join(lines).rstrip()


def _from_file(frames: TracebackType | None, name: str) -> TracebackType | None:
    """Drop the frames before the first one that is in the model's file."""
    frame = frames
    while frame is not None:
        if frame.tb_frame.f_code.co_filename == name:
            return frame
        frame = frame.tb_next
    return frames
