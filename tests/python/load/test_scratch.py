"""The folders in which a load prepares its files."""

import subprocess
import sys
from pathlib import Path

import pytest

from segmentation.load.scratch import LOCK, remove_abandoned, scratch_folder

PREFIX = "segmentation_test_"
KILLED = f"""
import os, signal
from segmentation.load.scratch import scratch_folder
with scratch_folder({PREFIX!r}) as folder:
    (folder / "orders.parquet").write_text("large")
    print(folder, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_the_folder_of_a_killed_load_is_removed_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If not, each killed load leaves a copy of the raw data on the disk."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    done = subprocess.run(
        [sys.executable, "-c", KILLED], capture_output=True, text=True, check=False
    )
    abandoned = Path(done.stdout.strip())
    assert (abandoned / "orders.parquet").exists()
    with scratch_folder(PREFIX) as folder:
        assert not abandoned.exists()
        assert folder.exists()
    assert not folder.exists()


def test_the_folder_of_a_load_at_work_stays(tmp_path: Path) -> None:
    """If not, two loads at once delete each other's files."""
    with scratch_folder(PREFIX) as folder:
        remove_abandoned(folder.parent, PREFIX)
        assert (folder / LOCK).exists()
