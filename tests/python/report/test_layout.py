"""What a board's file becomes on its page, without a warehouse or a drawing."""

from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from segmentation.errors import InputError
from segmentation.report.board_page import View, bold, with_links
from segmentation.report.boards import Board, read_boards
from segmentation.report.drawing import Drawn, cut_out, drawn_charts
from segmentation.report.formats import as_written
from segmentation.report.page_data import spread
from segmentation.report.tables import as_csv, value_in_words

CONTENT = {
    "title": "Board",
    "queries": {
        "sizes": "select * from {{ ref('sizes') }}",
        "none": "select * from {{ ref('sizes') }} where false",
        "asked": "select true as yes, false as no",
    },
    "charts": {
        "table": {
            "type": "table",
            "query": "sizes",
            "title": "Sizes",
            "style": {
                "columns": {
                    "hex": {"swatch": True},
                    "segment_name": {"label": "Segment"},
                    "net_spend": {"label": "Spend, {currency}", "format": "integer"},
                    "share": {"format": "percent"},
                }
            },
        },
        "bars": {"type": "bar", "query": "sizes", "title": "Bars"},
        "empty": {"type": "bar", "query": "none", "title": "Empty"},
    },
    "rows": [
        "table",
        {"cols": ["bars", "empty"]},
        {"text": "**No** change.", "visible": {"query": "asked", "column": "no"}},
        {"text": "**Some** <change>.", "visible": {"query": "asked", "column": "yes"}},
    ],
}
SIZES = [
    {
        "hex": "#332288",
        "segment_name": "VIP & <friends>",
        "net_spend": 1234.6,
        "share": 0.256,
        "as_of": datetime(2026, 3, 1),
    }
]
ROWS = {"sizes": SIZES, "none": [], "asked": [{"yes": True, "no": False}]}
BOARD = Board(
    Path("dashboards/board.yml"),
    CONTENT,
    ROWS,
    {"sizes": list(SIZES[0]), "none": list(SIZES[0]), "asked": ["yes", "no"]},
)
DRAWN = Drawn({"bars": {"half": "<svg><text>VIP &amp; &lt;friends&gt;</text></svg>"}})
LINKS = {"VIP & <friends>": "../segments/S01.html"}
DEFINED = {"sizes.net_spend": "../definitions.html#sizes.net_spend"}


def blocks():
    """Return the parts of the page."""
    return View(BOARD, DRAWN, LINKS, DEFINED, "SEK").blocks()


def test_a_table_is_text_with_links_and_units():
    """If not, a phone shows a picture of a table, and nobody can copy a number."""
    table = blocks()[0].table
    assert [column.label for column in table.columns] == [
        "Segment", "Spend, SEK", "share", "as of",
    ]  # fmt: skip
    assert table.columns[1].link == "../definitions.html#sizes.net_spend"
    assert [column.is_number for column in table.columns] == [False, True, True, False]
    (cells,) = table.rows
    assert 'href="../segments/S01.html">VIP &amp; &lt;friends&gt;</a>' in cells[0]
    assert "--colour: #332288" in cells[0]
    assert [">1,235<" in cells[1], ">25.6 %<" in cells[2], ">1 Mar 2026<" in cells[3]]


def test_a_chart_without_rows_is_left_out():
    """If not, an empty frame stands there, and nobody knows why."""
    assert [block.name for block in blocks()[1].blocks] == ["bars"]
    assert drawn_charts(BOARD) == ["bars", "empty"]


def test_a_sentence_is_shown_where_its_condition_holds():
    """If not, a page says that there is no change, below the change."""
    texts = [block.content for block in blocks() if block.kind == "text"]
    assert texts == ["<strong>Some</strong> &lt;change&gt;."]


def test_names_in_sentences_lead_to_their_pages():
    """If not, the longer of two names is cut, or half a word becomes a link."""
    links = {"New": "n.html", "New but silent": "s.html"}
    assert with_links("New but silent and New, not Newer.", links) == (
        '<a href="s.html">New but silent</a> and <a href="n.html">New</a>, not Newer.'
    )
    assert with_links("<b>", {}) == "&lt;b&gt;"
    assert bold("a < b") == "a &lt; b"


def test_a_chart_is_cut_out_of_the_board_that_the_tool_drew():
    """If not, a page shows a chart of another, or two share the ids of a clip."""
    page = (
        '<svg viewBox="0 0 9 9" data-dbt-font-family="x" aria-label="b"><g>'
        '<g class="dbt-chart" data-chart-id="one" data-chart-width="124.0"'
        ' data-chart-height="74"><clipPath id="c"></clipPath><g clip-path="url(#c)">'
        "<g/><text>63%</text></g></g>"
        '<g class="dbt-chart" data-chart-id="two" data-chart-width="124"'
        ' data-chart-height="74"><text>63% of</text></g></g></svg>'
    )
    found = dict(cut_out(page, "wide-"))
    assert list(found) == ["one", "two"]
    assert 'viewBox="12 12 100 50"' in found["one"]
    assert 'id="wide-c"' in found["one"]
    assert "url(#wide-c)" in found["one"]
    assert ">63\N{NO-BREAK SPACE}%<" in found["one"]
    assert found["one"].count("<g") == found["one"].count("</g>") + 1


def test_days_and_numbers_are_written_in_one_way():
    """If not, `2026-03-01` stands beside `1 Mar 2026`, or a command is spoiled."""
    assert as_written("run of 2026-03-01 (-9 %)") == "run of 1 Mar 2026 (−9 %)"
    command = "SEGMENTATION_AS_OF=2026-03-01 dbt build --vars 'x: \"2026-03-01\"'"
    assert as_written(command) == command
    assert as_written("of 21447 in 2025, 3564 are left") == (
        "of 21,447 in 2025, 3,564 are left"
    )
    assert as_written("the run of 2025-12-30.") == "the run of 30 Dec 2025."
    copied = "customer '17850', order O0000001234, {most_rows: 30000}"
    assert as_written(copied) == copied
    assert value_in_words(-0.023, "percent_delta") == "−2.3 %"
    assert value_in_words(float("nan"), "integer") == "–"
    assert value_in_words(1234.5, ".1f") == "1,234.5"
    assert [value_in_words(one) for one in (0.25, 5, Decimal(5), -3.0)] == [
        "0.25", "5", "5", "−3",
    ]  # fmt: skip
    assert bold("`run` it") == "<code>run</code> it"


def test_csv_is_for_programs():
    """If not, a spreadsheet takes `1,235` for two cells, or a dash for a number."""
    assert as_csv(list(SIZES[0]), SIZES).splitlines()[1] == (
        "#332288,VIP & <friends>,1234.6,0.256,2026-03-01"
    )


def test_the_days_that_one_can_choose_reach_back_to_the_first():
    """If not, a shop of two years compares today with last week at most."""
    days = [datetime(2026, 1, 1 + place) for place in range(28)][::-1]
    chosen = spread(days)
    assert chosen[:8] == days[:8]
    assert chosen[-1] == days[-1]
    assert chosen == sorted(set(chosen), reverse=True)
    assert spread(days[:3]) == days[:3]


class Tables:
    """A warehouse that holds one table, with another column than is asked for."""

    schema = "main"

    def table_names(self, schema):
        return {"sizes"} if schema == "main" else set()

    def name(self, *names):
        return ".".join(names)

    def records(self, sql):
        raise InputError("there is no column of this name")


def test_a_board_of_what_is_off_is_left_out(tmp_path):
    """If not, a shop without experiments gets no pages at all."""
    (tmp_path / "models/act").mkdir(parents=True)
    (tmp_path / "dashboards").mkdir()
    content = {"queries": {"it": "select * from {{ ref('effects') }}"}}
    board = Board(tmp_path / "dashboards/act.yml", content)
    file = tmp_path / "models/act/effects.yml"
    file.write_text("enabled: \"{{ var('act_and_learn') }}\"")
    assert read_boards([board], Tables()) == []
    file.write_text("name: effects")
    with pytest.raises(InputError, match="effects is not published"):
        read_boards([board], Tables())


def test_a_board_that_does_not_fit_is_named():
    """If not, an empty panel stands where a column was renamed."""
    with pytest.raises(InputError, match=r"board.yml, query sizes: there is no column"):
        read_boards([BOARD], Tables())
