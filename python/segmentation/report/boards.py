"""The boards of dashboards/, each as one HTML file."""

from dataclasses import dataclass
from pathlib import Path

import yaml

from segmentation.report.tools import run_tool
from segmentation.report.workspace import ARTEFACTS, BOARDS

# Settings that the boards of a folder share; no board itself.
SHARED = "meta.yml"
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
    """Return the boards of a project, by file name."""
    files = sorted((project_dir / BOARDS).glob("*.yml"))
    return [_board(file) for file in files if file.name != SHARED]


def render_boards(boards: list[Board], workspace: Path, folder: Path) -> None:
    """Check the boards against the warehouse and write their pages.

    Checked first, because a column that is not there would be an empty panel;
    nothing comes from a cache, which knows nothing of a new run.

    Raises
    ------
    InputError
        If a board does not fit the tables.
    """
    if not boards:
        return
    files = [str(Path(BOARDS) / board.path.name) for board in boards]
    variables = {"DBT_TARGET_PATH": ARTEFACTS}
    run_tool([*QUIET, "validate", *files, "--warehouse"], workspace, variables)
    output = ["--output", str(folder / "{stem}.html")]
    run_tool(
        [*QUIET, "render", *files, "--no-cache", "--format", "html", *output],
        workspace,
        variables,
    )


def _board(file: Path) -> Board:
    content = yaml.safe_load(file.read_text()) or {}
    title = content.get("title") or file.stem.replace("_", " ").capitalize()
    return Board(file, title, " ".join(str(content.get("description", "")).split()))
