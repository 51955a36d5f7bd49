"""The words of the first page, without a warehouse."""

from datetime import datetime

import pytest

from segmentation.report.boards import find_boards
from segmentation.report.changes import sentences_of_change
from segmentation.report.facts import Facts
from segmentation.report.frame import framed
from segmentation.report.phone import for_phone
from segmentation.report.verdict import banner_of

FIRST, SECOND = datetime(2025, 12, 1), datetime(2025, 12, 2)


def run(as_of, verdict, is_published=True, by_hand=False):
    """Return a row of the ledger."""
    return {
        "as_of": as_of,
        "verdict": verdict,
        "reason": "orders: halved (and 1 more)"
        if verdict == "rejected"
        else "every check passed",
        "is_published": is_published,
        "is_accepted_by_hand": by_hand,
        "accepted_by": "Ann" if by_hand else None,
        "accepted_because": "a merger" if by_hand else None,
    }


def facts(*runs, **tables):
    """Return facts with these runs, the newest first."""
    shown = next(run for run in runs if run["is_published"])
    empty = dict.fromkeys(
        ("segments", "sizes", "moves", "differentiators", "outcomes"), []
    )
    given = {"previous_as_of": None, "colours": {}, **empty, **tables}
    return Facts(runs=list(runs), shown=shown, **given)


def test_a_refused_run_is_named_with_the_day_that_is_shown():
    """If not, yesterday's pages are taken for today's."""
    banner = banner_of(
        facts(run(SECOND, "rejected", is_published=False), run(FIRST, "accepted"))
    )
    assert (banner.kind, banner.word) == ("rejected", "Refused")
    assert banner.sentences == [
        "The run of 2 December 2025 was refused: orders: halved (and 1 more).",
        "These pages show 1 December 2025, the last run that was accepted.",
    ]


def test_an_accepted_day_that_was_refused_when_run_again_says_so():
    """If not, a refusal is hidden by the day's first result."""
    banner = banner_of(facts(run(FIRST, "rejected", is_published=True)))
    assert banner.word == "Refused"
    assert "as it was accepted before" in banner.sentences[-1]


@pytest.mark.parametrize(
    ("row", "word", "kind", "text"),
    [
        (run(FIRST, "accepted"), "Accepted", "accepted", "can be trusted"),
        (run(FIRST, "warned"), "Accepted with warnings", "warned", "worth a look"),
        (run(FIRST, "accepted", by_hand=True), "Accepted by hand", "warned", "by Ann"),
    ],
)
def test_the_verdict_is_a_word_and_a_colour(row, word, kind, text):
    """If not, who sees no colours cannot tell whether to trust the page."""
    banner = banner_of(facts(row))
    assert (banner.word, banner.kind) == (word, kind)
    assert text in " ".join(banner.sentences)


def test_segments_that_come_and_go_are_named():
    """If not, the largest change of all is no change on the page."""
    sizes = [
        {
            "as_of": FIRST,
            "segment_id": i,
            "segment_name": f"Name {i}",
            "count_customers": 7,
        }
        for i in ("S01", "S02")
    ]
    now = [{**sizes[0], "count_customers": 9}, {**sizes[0], "segment_id": "S03"}]
    said = sentences_of_change(
        facts(run(SECOND, "warned"), segments=now, sizes=sizes, previous_as_of=FIRST)
    )
    assert said == [
        "16 customers, +2 since 1 December 2025.",
        "Name S01 (S03) is new, with 7 customers.",
        "Name S02 (S02) is gone; it had 7 customers.",
        "Nobody moved from one segment to another.",
    ]


def test_a_run_refused_in_between_is_named():
    """If not, nobody learns that the pages stood still for a day."""
    between = run(datetime(2025, 12, 2), "rejected", is_published=False)
    sizes = [{"as_of": FIRST, "segment_id": "S01", "count_customers": 7}]
    said = sentences_of_change(
        facts(
            *(run(datetime(2025, 12, 3), "accepted"), between, run(FIRST, "accepted")),
            segments=sizes,
            sizes=sizes,
            previous_as_of=FIRST,
        )
    )
    assert said[1] == (
        "The run of 2 December 2025 was refused and changed nothing: orders: halved "
        "(and 1 more)."
    )


def test_a_first_run_has_nothing_to_compare_with():
    """If not, the first report of a new user fails, or shows nonsense."""
    assert "first run" in sentences_of_change(facts(run(FIRST, "accepted")))[0]


def test_what_marketers_look_at_comes_first(tmp_path):
    """If not, they begin with the page for engineers."""
    folder = tmp_path / "dashboards"
    folder.mkdir()
    for name in ("data_health", "segments_today", "meta"):
        (folder / f"{name}.yml").write_text("notes: >-\n  two\n  words\n")
    boards = find_boards(tmp_path)
    assert [board.title for board in boards] == ["Segments today", "Data health"]
    assert boards[0].description == "two words"
    assert find_boards(tmp_path / "nowhere") == []


def test_a_column_of_a_third_gets_the_whole_width_of_a_phone():
    """If not, panels of a third of a phone's width are drawn."""
    board = {"rows": [{"cols": [{"width": "30%", "cols": ["a"]}]}]}
    assert for_phone(board)["rows"] == [{"rows": [{"rows": ["a"]}]}]


def test_a_board_leads_back_and_to_the_other_width():
    """If not, who follows a link to a board is lost there."""
    html = framed("<html><head></head><body class='x'>B</body></html>", "b", False)
    assert '<html lang="en">' in html
    assert 'href="../index.html"' in html
    assert 'location.replace("b_phone.html")' in html
    assert "location.replace" not in framed("<html><body></body>", "b", True)
