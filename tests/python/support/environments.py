"""Environments of other tools, which know nothing of ours."""

import subprocess
import venv
from pathlib import Path


def new_environment(folder: Path, *words: str | Path) -> Path:
    """Install what the words of pip say into a new environment; return its programs.

    Raises
    ------
    subprocess.CalledProcessError
        If pip cannot; ``stderr`` says why.
    """
    venv.create(folder, with_pip=True)
    programs = folder / "bin"
    pip = [programs / "pip", "install", "--quiet", *words]
    subprocess.run(pip, check=True, capture_output=True, text=True)
    return programs
