"""Names out of the playbook: rules over a segment's profile, by priority."""

from collections.abc import Mapping, Sequence

import pandas as pd

# "net_spend_365d else net_spend": the first that the clustering uses.
OTHERWISE = " else "
# A row of segment_playbook_rules: its feature, at_least and at_most.
Rule = Mapping[str, object]


class PlaybookError(ValueError):
    """The playbook cannot name every segment."""


def name_segments(
    profiles: pd.DataFrame,
    playbook: pd.DataFrame,
    rules: pd.DataFrame,
    inherited: Mapping[str, str] | None = None,
    truths: pd.DataFrame | None = None,
    least: float = 0.0,
) -> dict[str, str]:
    """Return the playbook key of each segment; no two share one.

    Keys are tried by priority. A key goes to the segment whose centre fulfils all
    its rules by the widest margin, if it holds for enough of the people in it; a
    key without rules takes the first segment left. A key without priority is never
    given to a cluster.

    Parameters
    ----------
    profiles
        One row per segment_id, one column per feature, in standard deviations
        from the mean of all customers.
    playbook
        Columns playbook_key and priority (1 is tried first).
    rules
        Columns playbook_key, feature, at_least, at_most; either bound may be
        missing. Of several features joined by " else " the first that is
        clustered counts; a rule of which none is never holds. A feature that
        is 0 in every profile was constant and counts as not clustered.
    inherited
        Keys that segments keep from the previous model, if still in the book.
    truths
        Share of the people of each segment (rows) for whom each key (columns)
        holds, as ``shares_of_names`` returns it; None asks no one, and gives no key
        whose bounds are on people only.
    least
        Minimum of that share, 0 to 1.

    Raises
    ------
    PlaybookError
        When the playbook has too few keys for these segments.
    """
    order = playbook.dropna(subset=["priority"]).sort_values(
        ["priority", "playbook_key"]
    )
    known = list(order["playbook_key"])
    centres = profiles.loc[:, (profiles != 0.0).any()].to_dict("index")
    bounded = _bounds_of_keys(rules)
    ruled = set(rules["playbook_key"])
    names = {s: k for s, k in (inherited or {}).items() if k in known}
    for key in known:
        if key in names.values():
            continue
        mine = bounded.get(key, [])
        left = [segment for segment in profiles.index if segment not in names]
        if truths is not None:
            left = [segment for segment in left if truths.loc[segment, key] >= least]
        elif not mine and key in ruled:
            continue
        best = _best({segment: centres[segment] for segment in left}, mine)
        if best is not None:
            names[best] = key
    _check_all_named(list(profiles.index), names)
    return names


def _bounds_of_keys(rules: pd.DataFrame) -> dict[str, list[Rule]]:
    """Return playbook key -> its rules that have a bound on the centre."""
    bounded = rules.dropna(subset=["at_least", "at_most"], how="all")
    return {
        key: mine.to_dict("records") for key, mine in bounded.groupby("playbook_key")
    }


def _best(
    centres: Mapping[str, Mapping[str, float]], rules: Sequence[Rule]
) -> str | None:
    """Return the segment that fulfils the rules best, if any does."""
    fits = {segment: _fit(centre, rules) for segment, centre in centres.items()}
    possible = {segment: fit for segment, fit in fits.items() if fit is not None}
    if not possible:
        return None
    return max(possible, key=lambda segment: possible[segment])


def _fit(centre: Mapping[str, float], rules: Sequence[Rule]) -> float | None:
    """Return the mean margin by which the rules hold, or None if one does not."""
    margins = [_margin(centre, rule) for rule in rules]
    if any(margin is None or margin < 0 for margin in margins):
        return None
    return sum(margins) / len(margins) if margins else 0.0


def _margin(centre: Mapping[str, float], rule: Rule) -> float | None:
    """Return the distance to the nearer bound, negative where it is broken."""
    features = str(rule["feature"]).split(OTHERWISE)
    clustered = [feature for feature in features if feature in centre]
    if not clustered:
        return None
    value = centre[clustered[0]]
    margins = []
    if pd.notna(rule["at_least"]):
        margins.append(value - rule["at_least"])
    if pd.notna(rule["at_most"]):
        margins.append(rule["at_most"] - value)
    return float(min(margins)) if margins else 0.0


def _check_all_named(segments: Sequence[str], names: Mapping[str, str]) -> None:
    """Raise when a segment has no key."""
    unnamed = [segment for segment in segments if segment not in names]
    if unnamed:
        raise PlaybookError(
            f"segment_playbook has no key left for {', '.join(unnamed)}; add keys "
            f"without rules until there are as many as segments ({len(segments)})"
        )
