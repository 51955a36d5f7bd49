"""What is left of dbt's messages when a person has to read them."""

from segmentation.backfill.process import readable

REFUSAL = """FailFast Error in test no_segment_moved (tests/gate/no.sql)
  This run is not published: segments changed.
    S02 Regulars: from 100 to 60 customers.

  > in macro stop_if_rejected (macros/gate/stop_if_rejected.sql)
  > called by test no_segment_moved (tests/gate/no.sql)"""


def test_the_gates_sentence_stands_alone() -> None:
    """If not, the reason of a stopped backfill drowns in names of files."""
    assert readable(REFUSAL) == (
        "This run is not published: segments changed.\n"
        "S02 Regulars: from 100 to 60 customers."
    )


def test_a_message_of_one_line_stays() -> None:
    """If not, a failure is reported without its reason."""
    assert readable("Got 3 results, configured to fail if != 0").startswith("Got 3")
    assert readable("Runtime Error") == "Runtime Error"
