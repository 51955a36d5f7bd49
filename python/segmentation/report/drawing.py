"""The charts of the boards, drawn by dbt Charts and cut out, one by one.

The tool draws a whole board as one picture that shrinks with the window: text of a
third of its size on a phone. So it only draws the charts, each once for a wide window
and once for a phone, out of files with their rows; the page lays them out.
"""

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from segmentation.errors import InputError
from segmentation.report.boards import FOLDER, SHARED, Board
from segmentation.report.tools import LAST_LINES, started

TEMPLATES = "templates"
SETTINGS = "dbt_charts.yml"
# Shown by the page itself, as text that wraps and that one can select.
AS_TEXT = {"table", "kpi"}
SENTENCES = "sentences"
# Pixels of a chart as wide as the page, of one of two beside each other, and on the
# narrowest phone. Each is drawn so wide that its text is never shown smaller.
WIDTHS = {"wide": 736, "half": 516, "phone": 336}
# The tool leaves so much around each chart.
PADDING = 12
# Type of chart -> its style on a phone: the shape alone says how high a drawing is, and
# a legend at the side would leave the cells too narrow for what stands below them.
ON_PHONE: dict[str, dict[str, Any]] = {
    "custom": {"max_height": 2400},
    "heatmap": {
        "legend": {"position": "bottom"},
        "axis_x": {"labels": {"angle": -90}},
    },
}
QUIET = ["dct", "--no-send-anonymous-usage-stats", "--no-workspace-guard"]
RENDERED = re.compile(r"^Rendered (?:.*/)?(\w+)__(\w+)\.yml")
CHART = re.compile(r'<g class="dbt-chart"[^>]*data-chart-id="(\w+)"[^>]*>')
SIZE = re.compile(r'data-chart-(width|height)="([\d.]+)"')
TAG = re.compile(r"<(/?)g\b[^>]*?(/?)>")
OUTER = re.compile(r'<svg [^>]*?viewBox[^>]*?(data-dbt-font[^>]*)aria-label="[^"]*">')
ID = re.compile(r'(\bid="|url\(#|href="#)')
FONT = re.compile(r"@font-face \{[^}]*'(?:Inter Variable|dbt Sans Tabular)'[^}]*\}")
SCRIPT = re.compile(r"<script>.*?</script>", re.DOTALL)
# The pages write a percent sign after a blank.
PERCENT = re.compile(r"(?<=\d)%(?=\s*</t)")
Say = Callable[[str], None]


@dataclass
class Drawn:
    """The charts of a board as SVG, and what they need on their page.

    Parameters
    ----------
    charts
        Name of a chart -> form (wide, half, phone) -> SVG.
    fonts
        Style that holds the fonts they were measured with.
    scripts
        What shows a number where the mouse is.
    """

    charts: dict[str, dict[str, str]] = field(default_factory=dict)
    fonts: str = ""
    scripts: str = ""


def draw(boards: list[Board], home: Path, folder: Path, say: Say) -> dict[str, Drawn]:
    """Return name of a board -> its charts.

    Two processes draw, one for phones and one for wide windows.

    Parameters
    ----------
    boards
        With their rows.
    home
        Where dashboards/ and templates/ are.
    folder
        An empty folder to work in.
    say
        Called with a line for each board that is drawn.

    Raises
    ------
    InputError
        If a chart asks for a column that its query does not have.
    """
    jobs: dict[bool, list[str]] = {True: [], False: []}
    _prepare(boards, home, folder)
    for board in boards:
        for form, names in _charts_by_form(board).items():
            if names:
                file = folder / FOLDER / f"{board.name}__{form}.yml"
                file.write_text(yaml.safe_dump(_to_draw(board, names, form)))
                jobs[form == "phone"].append(f"{FOLDER}/{file.name}")
    titles = {board.name: board.title for board in boards}
    _run([files for files in jobs.values() if files], folder, titles, say)
    return {board.name: _cut(board, folder) for board in boards}


def drawn_charts(board: Board) -> list[str]:
    """Return the names of the charts of a board that the tool draws."""
    return [
        name
        for name, chart in (board.content.get("charts") or {}).items()
        if chart["type"] not in AS_TEXT and chart.get("template") != SENTENCES
    ]


def _charts_by_form(board: Board) -> dict[str, list[str]]:
    """Return form -> charts with rows that are drawn in it."""
    placed = dict(_placed(board.content, False))
    drawn = [
        name
        for name in drawn_charts(board)
        if name in placed and board.rows[board.content["charts"][name]["query"]]
    ]
    half = [name for name in drawn if placed[name]]
    return {
        "wide": [name for name in drawn if name not in half],
        "half": half,
        "phone": drawn,
    }


def _placed(part: Any, is_beside: bool) -> Iterator[tuple[str, bool]]:
    """Yield each chart that has a place, and whether others stand beside it."""
    if isinstance(part, str):
        yield part, is_beside
        return
    for one in part.get("rows") or []:
        yield from _placed(one, is_beside)
    for one in part.get("cols") or []:
        yield from _placed(one, True)


def _prepare(boards: list[Board], home: Path, folder: Path) -> None:
    """Write what all drawings share, and the rows of each query as a file."""
    (folder / FOLDER).mkdir()
    (folder / "rows").mkdir()
    if (home / TEMPLATES).is_dir():
        (folder / TEMPLATES).symlink_to((home / TEMPLATES).absolute())
    for board in boards:
        # The tool takes no file without rows.
        for query in (name for name, rows in board.rows.items() if rows):
            _frame(board, query).to_parquet(folder / _file(board, query))
    settings = yaml.safe_load((home / SETTINGS).read_text()) or {}
    settings.pop("sources", None)
    (folder / SETTINGS).write_text(yaml.safe_dump(settings))


def _frame(board: Board, query: str) -> pd.DataFrame:
    rows = pd.DataFrame(board.rows[query], columns=board.columns[query])
    for name in rows.columns:
        if rows[name].dtype == object and not rows[name].isna().all():
            known = rows[name].dropna()
            if hasattr(known.iloc[0], "as_tuple"):
                rows[name] = rows[name].astype(float)
    return rows


def _to_draw(board: Board, names: list[str], form: str) -> dict[str, Any]:
    """Return a board of these charts alone, below each other, without titles."""
    shared_file = board.path.with_name(SHARED)
    shared = yaml.safe_load(shared_file.read_text()) if shared_file.is_file() else {}
    content = {**shared, **board.content}
    style = _merged(shared.get("style") or {}, board.content.get("style") or {})
    width = WIDTHS[form] + 2 * PADDING
    style["frame"] = {**(style.get("frame") or {}), "width": width, "margin": 0}
    charts = {name: _chart(board, name, form) for name in names}
    queries = {chart["query"] for chart in charts.values()}
    queries |= {
        layer["query"]
        for chart in charts.values()
        for layer in chart.get("layers") or []
        if "query" in layer
    }
    given = board.content["queries"]
    left_out = ("queries", "charts", "rows", "cols", "notes", "title", "source")
    return {
        **{key: value for key, value in content.items() if key not in left_out},
        "style": style,
        "queries": {query: _query(board, query, given[query]) for query in queries},
        "charts": charts,
        "rows": names,
    }


def _query(board: Board, name: str, query: Any) -> dict[str, Any]:
    """Return the query of a file of its own: of a shared source it reads all."""
    file = _file(board, name)
    others = query if isinstance(query, dict) else {}
    return {**others, "sql": f"select * from {Path(file).stem}", "source": file}


def _file(board: Board, query: str) -> str:
    return f"rows/{board.name}__{query}.parquet"


def _chart(board: Board, name: str, form: str) -> dict[str, Any]:
    left_out = ("title", "subtitle", "visible")
    chart = board.content["charts"][name]
    chart = {key: value for key, value in chart.items() if key not in left_out}
    if "layers" in chart:
        chart["layers"] = [
            layer
            for layer in chart["layers"]
            if board.rows[layer.get("query", chart["query"])]
        ]
    on_phone = ON_PHONE.get(chart["type"], {}) if form == "phone" else {}
    return {**chart, "style": _merged(chart.get("style", {}), on_phone)}


def _merged(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """Return both, where the other wins."""
    both = {**one, **other}
    for key in one.keys() & other.keys():
        if isinstance(one[key], dict) and isinstance(other[key], dict):
            both[key] = _merged(one[key], other[key])
    return both


def _run(jobs: list[list[str]], folder: Path, titles: dict[str, str], say: Say) -> None:
    """Let processes draw beside each other; stop with what the first one said."""
    output = str(folder / "drawn" / "{stem}.html")
    words = ("--no-cache", "--no-warnings", "--format", "html", "--output", output)

    def run(files: list[str]) -> str:
        said = []
        with started([*QUIET, "render", *files, *words], folder) as process:
            for line in process.stdout:
                said.append(line.rstrip())
                if found := RENDERED.match(line):
                    say(f"  {titles[found[1]]}, {found[2]}")
        return "\n".join(said[-LAST_LINES:]) if process.returncode else ""

    with ThreadPoolExecutor(len(jobs) or 1) as pool:
        faults = [fault for fault in pool.map(run, jobs) if fault]
    if faults:
        raise InputError(f"A board cannot be drawn.\n{faults[0]}")


def _cut(board: Board, folder: Path) -> Drawn:
    drawn = Drawn()
    for form in WIDTHS:
        file = folder / "drawn" / f"{board.name}__{form}.html"
        if not file.exists():
            continue
        html = file.read_text()
        drawn.fonts = drawn.fonts or "".join(FONT.findall(html))
        drawn.scripts = drawn.scripts or "".join(SCRIPT.findall(html))
        for name, svg in cut_out(html, f"{form}-"):
            drawn.charts.setdefault(name, {})[form] = svg
    return drawn


def cut_out(html: str, prefix: str) -> Iterator[tuple[str, str]]:
    """Yield name and SVG of each chart of a drawn board.

    Parameters
    ----------
    html
        The page as dbt Charts wrote it.
    prefix
        Stands before each id, so that two forms can be on one page.
    """
    found = OUTER.search(html)
    about = found[1] if found else ""
    for start in CHART.finditer(html):
        size = {side: float(length) for side, length in SIZE.findall(start[0])}
        width, height = size["width"] - 2 * PADDING, size["height"] - 2 * PADDING
        body = html[start.start() : _end_of_group(html, start.start())]
        body = ID.sub(rf"\1{prefix}", body)
        body = PERCENT.sub("\N{NO-BREAK SPACE}%", body)
        yield (
            start[1],
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}"'
            f' height="{height:g}" viewBox="{PADDING} {PADDING} {width:g} {height:g}"'
            f" {about}>{body}</svg>",
        )


def _end_of_group(html: str, start: int) -> int:
    depth = 0
    for tag in TAG.finditer(html, start):
        if tag[2]:
            continue
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    raise ValueError("a chart has no end")
