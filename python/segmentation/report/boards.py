"""The boards of dashboards/, each as one HTML file."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

import yaml

from segmentation.errors import InputError
from segmentation.report.board_page import framed
from segmentation.report.phone import SUFFIX, for_phone
from segmentation.report.tools import run_tool
from segmentation.report.workspace import ARTEFACTS, BOARDS

# Settings that the boards of a folder share; no board itself.
SHARED = "meta.yml"
# Stand before the others, which are for analysts and engineers.
FIRST = ["segments_today", "segments_over_time", "what_comes_next"]
REF = re.compile(r"\bref\('(\w+)'\)")
QUIET = ["dct", "--no-send-anonymous-usage-stats", "--no-workspace-guard"]


@dataclass(frozen=True)
class Board:
    """A board: its file, and what the first page says about it."""

    path: Path
    title: str
    description: str

    @property
    def page(self) -> str:
        """Path of its page inside of the site."""
        return f"boards/{self.path.stem}.html"


def find_boards(project_dir: Path) -> list[Board]:
    """Return the boards of a project: what marketers look at, then by file name."""
    files = sorted((project_dir / BOARDS).glob("*.yml"), key=_place)
    return [_board(file) for file in files if file.name != SHARED]


def with_their_tables(boards: list[Board], artefacts: Path) -> list[Board]:
    """Return the boards whose models a variable did not leave out.

    Parameters
    ----------
    boards
        All of the project.
    artefacts
        The folder of dbt's manifest.
    """
    nodes = json.loads((artefacts / "manifest.json").read_text())["nodes"]
    there = {node["name"] for node in nodes.values()}
    return [one for one in boards if {*REF.findall(one.path.read_text())} <= there]


def render_boards(boards: list[Board], workspace: Path, folder: Path, age: str) -> None:
    """Check the boards against the warehouse and write their pages.

    Checked first, because a column that is not there would be an empty panel;
    nothing comes from a cache, which knows nothing of a new run. Each board is
    drawn for a wide window and for a phone, below the day and its age.

    Raises
    ------
    InputError
        If a board does not fit the tables.
    """
    if not boards:
        return
    files = [str(Path(BOARDS) / board.path.name) for board in boards]
    _check(workspace, files)
    files += [_write_for_phone(board, workspace) for board in boards]
    output = str(folder / "{stem}.html")
    _dct(
        workspace,
        *("render", *files, "--no-cache", "--format", "html", "--output", output),
    )
    for board in boards:
        for suffix in ("", SUFFIX):
            page = folder / f"{board.path.stem}{suffix}.html"
            html = framed(page.read_text(), board.path.stem, bool(suffix), age)
            page.write_text(html)


def _check(workspace: Path, files: list[str]) -> None:
    try:
        _dct(workspace, "validate", *files, "--warehouse")
    except InputError as error:
        raise InputError(
            "A board does not fit what was published. If the project is newer than "
            f"the last accepted run, build first: dbt build.\n{error}"
        ) from error


def _dct(workspace: Path, *words: str) -> None:
    run_tool([*QUIET, *words], workspace, {"DBT_TARGET_PATH": ARTEFACTS})


def _write_for_phone(board: Board, workspace: Path) -> str:
    """Write the narrow board beside the wide one; return its path."""
    path = Path(BOARDS) / f"{board.path.stem}{SUFFIX}.yml"
    narrow = for_phone(yaml.safe_load(board.path.read_text()))
    text = yaml.safe_dump(narrow, sort_keys=False, allow_unicode=True)
    (workspace / path).write_text(text)
    return str(path)


def _place(file: Path) -> tuple[int, str]:
    known = FIRST.index(file.stem) if file.stem in FIRST else len(FIRST)
    return known, file.stem


def _board(file: Path) -> Board:
    content = yaml.safe_load(file.read_text()) or {}
    title = content.get("title") or file.stem.replace("_", " ").capitalize()
    return Board(file, title, " ".join(str(content.get("notes") or "").split()))
