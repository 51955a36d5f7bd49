"""What became of a daily run: one sentence, and a number for the scheduler."""

from collections.abc import Sequence
from dataclasses import dataclass

from segmentation.backfill.process import Failure
from segmentation.errors import InputError, LockedError
from segmentation.status.runs import LedgerRow

PUBLISHED, FAILED, REJECTED, LOCKED = 0, 1, 3, 4


@dataclass(frozen=True)
class Outcome:
    """The exit code and the last sentence of a run."""

    code: int
    sentence: str


def outcome_of(failures: Sequence[Failure], newest: LedgerRow | None) -> Outcome:
    """Return the outcome of a build that ran.

    Parameters
    ----------
    failures
        What failed in it.
    newest
        The newest run of the ledger, if there is one.
    """
    gate = [failure for failure in failures if failure.is_of_gate]
    if gate:
        return Outcome(REJECTED, f"REJECTED, nothing is published. {_words(gate)}")
    if failures:
        return Outcome(FAILED, f"FAILED, nothing is published. {_words(failures)}")
    if newest is None:
        return Outcome(FAILED, "FAILED: no run came as far as the gate.")
    day = f"as of {newest.as_of:%Y-%m-%d}"
    if newest.is_accepted_by_hand:
        return Outcome(PUBLISHED, f"ACCEPTED BY HAND, published {day}: {newest.why}.")
    if newest.verdict == "warned":
        return Outcome(PUBLISHED, f"WARNED, published {day}, but look: {newest.why}.")
    return Outcome(PUBLISHED, f"Published {day}: {newest.why}.")


def outcome_of_error(error: InputError) -> Outcome:
    """Return the outcome of a run that could not start, or lost its connection."""
    # The file may be taken between our look and dbt's.
    is_locked = isinstance(error, LockedError) or "Another process" in error.message
    return Outcome(LOCKED if is_locked else FAILED, error.message)


def _words(failures: Sequence[Failure]) -> str:
    """Return each line once: models, tests and hooks say the same of one fault."""
    messages = [f.message or f"{f.name} failed." for f in failures]
    return "\n".join(dict.fromkeys("\n".join(messages).splitlines()))
