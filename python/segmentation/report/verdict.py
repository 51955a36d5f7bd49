"""Whether what the pages show can be trusted, in words."""

from dataclasses import dataclass

from segmentation.report.facts import Facts, Record
from segmentation.report.formats import day, sentence


@dataclass(frozen=True)
class Banner:
    """A word, a colour's name that says the same, and sentences."""

    kind: str
    word: str
    sentences: list[str]


def banner_of(facts: Facts) -> Banner:
    """Return the banner of the first page."""
    newest, shown = facts.newest, facts.shown
    if newest["verdict"] == "rejected":
        return Banner("rejected", "Refused", _refused(newest, shown))
    if shown["is_accepted_by_hand"]:
        return Banner("warned", "Accepted by hand", _by_hand(shown))
    if shown["verdict"] == "warned":
        return Banner(
            "warned",
            "Accepted with warnings",
            [
                f"The run of {day(shown['as_of'])} was accepted; worth a look: "
                f"{sentence(shown['reason'])}"
            ],
        )
    return Banner(
        "accepted",
        "Accepted",
        [
            f"The run of {day(shown['as_of'])} can be trusted: "
            f"{sentence(shown['reason'])}"
        ],
    )


def _refused(newest: Record, shown: Record) -> list[str]:
    shows = "the last run that was accepted"
    if newest["as_of"] == shown["as_of"]:
        shows = "as it was accepted before"
    return [
        f"The run of {day(newest['as_of'])} was refused: {sentence(newest['reason'])}",
        f"These pages show {day(shown['as_of'])}, {shows}.",
    ]


def _by_hand(shown: Record) -> list[str]:
    who = shown["accepted_by"] or "somebody who left no name"
    why = shown["accepted_because"] or "no reason was given"
    return [
        f"The gate refused the run of {day(shown['as_of'])}: "
        f"{sentence(shown['reason'])}",
        f"It was accepted all the same by {who}: {sentence(why)}",
    ]
