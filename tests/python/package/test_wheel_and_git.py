"""Installed from a wheel and fetched by git, nothing of a clone is needed."""

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from support.project import ROOT

pytestmark = [pytest.mark.nightly, pytest.mark.xdist_group("package")]
SHOP = Path(__file__).parent / "shop"
LOADED = ("load", "--dataset", "synthetic", "--customers", "300", "--end", "2026-01-01")
AUTHOR = ("-c", "user.name=a", "-c", "user.email=a@x.org")


def run(*words: object, folder: Path, **environment: str) -> str:
    """Run a command; return what it says, or fail with it."""
    done = subprocess.run(
        [str(word) for word in words],
        cwd=folder,
        env={**os.environ, "DO_NOT_TRACK": "1", "PYTHONPATH": "", **environment},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, f"{words}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the programs of an environment with the wheel, and no clone.

    Libraries are those of this environment; its own link to the clone is not read.
    """
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    copy_of_project(source)
    words = ("-m", "pip", "wheel", "-q", "--no-deps", "-w", folder, source)
    run(sys.executable, *words, folder=folder)
    [wheel] = folder.glob("*.whl")
    shutil.rmtree(source)
    run(sys.executable, "-m", "venv", "--without-pip", folder / "venv", folder=folder)
    python = folder / "venv/bin/python"
    install = ("-m", "pip", "--python", python, "install", "-q", "--no-deps", wheel)
    run(sys.executable, *install, folder=folder)
    [packages] = (folder / "venv/lib").glob("python*/site-packages")
    (packages / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    (folder / "venv/bin/dbt").write_text(
        f"#!{python}\nfrom dbt.cli.main import cli\ncli()\n"
    )
    (folder / "venv/bin/dbt").chmod(0o755)
    where = "import segmentation; print(segmentation.__path__[0])"
    said = run(python, "-c", where, folder=folder)
    assert said.strip() == str(packages / "segmentation")
    return python.parent


def copy_of_project(place: Path) -> None:
    """Copy the files that git has, or would have, of this project."""
    words = ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    for name in run(*words, folder=ROOT).split("\0"):
        if name and (ROOT / name).is_file():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, place / name)


def test_a_project_builds_with_the_wheel_and_the_package_by_git(
    environment: Path, tmp_path: Path
) -> None:
    """If not, only who clones the project and works in the clone can use it."""
    source, shop = tmp_path / "package", tmp_path / "shop"
    copy_of_project(source)
    run("git", "init", "-q", "-b", "main", folder=source)
    run("git", "add", "-A", folder=source)
    run("git", *AUTHOR, "commit", "-q", "-m", "as it is", folder=source)
    shutil.copytree(SHOP, shop)
    (shop / "packages.yml").write_text(
        f"packages:\n  - git: file://{source}\n    revision: main\n"
    )
    run(environment / "dbt", "deps", folder=shop)
    # What the project became is in dbt_packages now.
    shutil.rmtree(source)
    segmentation = environment / "segmentation"
    run(segmentation, *LOADED, folder=shop)
    run(environment / "dbt", "parse", folder=shop)
    said = run(segmentation, "run", folder=shop)
    assert "Published as of 2026-01-01" in said
    said = run(segmentation, "check", folder=shop)
    assert "A build can read these tables." in said
    said = run(segmentation, "summary", folder=shop)
    assert "shop_dev_segmentation" in said
    assert (shop / "shop_published").is_dir()
