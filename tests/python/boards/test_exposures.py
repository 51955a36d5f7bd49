"""Every board is known to dbt by an exposure, and reads what is published."""

import re
from pathlib import Path

import pytest
import yaml

from support.project import ROOT

REF = re.compile(r"ref\('(\w+)'\)")
BOARDS = sorted(
    path for path in (ROOT / "dashboards").glob("*.yml") if path.name != "meta.yml"
)


def refs_in(text: str) -> set[str]:
    """Return the tables that a text refers to."""
    return set(REF.findall(text))


def exposures() -> dict[str, dict]:
    """Return the exposures of the boards by their names."""
    found = {}
    for path in (ROOT / "models/boards").rglob("*_exposure.yml"):
        for exposure in yaml.safe_load(path.read_text())["exposures"]:
            found[exposure["name"]] = exposure
    return found


def published() -> set[str]:
    """Return the tables that the publication copies."""
    return set(
        re.findall(
            r'dbt\.ref\("(\w+)"\)',
            (ROOT / "models/publication/publication.py").read_text(),
        )
    )


def test_there_are_boards() -> None:
    """Nobody sees a board, and the tests below test nothing, if there is none."""
    assert BOARDS


@pytest.mark.parametrize("board", BOARDS, ids=lambda path: path.stem)
def test_a_board_has_an_exposure(board: Path) -> None:
    """Who changes a table does not learn which board breaks if it has none."""
    assert f"board_{board.stem}" in exposures()


@pytest.mark.parametrize("board", BOARDS, ids=lambda path: path.stem)
def test_an_exposure_names_what_its_board_reads(board: Path) -> None:
    """The lineage of a board is wrong if the exposure names other tables."""
    exposure = exposures()[f"board_{board.stem}"]
    assert refs_in(" ".join(exposure["depends_on"])) == refs_in(board.read_text())


@pytest.mark.parametrize("board", BOARDS, ids=lambda path: path.stem)
def test_a_board_reads_published_tables_only(board: Path) -> None:
    """A reader's board has empty panels if a table is in the warehouse only."""
    assert refs_in(board.read_text()) <= published()


def test_an_exposure_of_a_board_has_a_board() -> None:
    """The docs point to a page that is not there if a board was removed."""
    names = {f"board_{board.stem}" for board in BOARDS}
    assert {name for name in exposures() if name.startswith("board_")} <= names
