"""Settings that are good alone and contradict each other."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

# The first may not be larger than the second.
ORDERED = (
    ("k_min", "k_max"),
    ("min_segment_share", "max_segment_share"),
    ("warn_feature_psi", "max_feature_psi"),
    ("max_silence_chance", "surprising_silence_chance"),
    ("earliest_plausible_at", "latest_plausible_at"),
    # An event that is still there must be known again.
    ("live_stream_days", "live_remembered_days"),
)


# Mappings that give orders.
SHOPS = ("shopify_fivetran", "shopify_airbyte", "woocommerce", "stripe")
# What is known of a customer without attributes of somebody's own.
GROUPS = ("country", "gender", "age_band")


def contradictions(
    values: Mapping[str, Any], wrong: Collection[str] = ()
) -> Iterator[str]:
    """Yield a sentence for each set of values that cannot hold together.

    Parameters
    ----------
    values
        The variables by name.
    wrong
        Those that are faulty alone, about which enough is said.
    """
    good = {
        name: _comparable(value)
        for name, value in values.items()
        if value not in (None, "") and name not in wrong
    }
    for small, large in ORDERED:
        if {small, large} <= good.keys() and good[small] > good[large]:
            yield (
                f"{small} is {values[small]} and {large} {values[large]}; "
                f"accepted is {small} <= {large}."
            )
    yield from _shares_of_segments(good)
    named = good.get("mapping", [])
    shops = [tool for tool in SHOPS if tool in named]
    if len(shops) > 1:
        yield (
            f"mapping names {' and '.join(shops)}, and an order may be in both; "
            "accepted is one of them."
        )
    yield from _features(good)
    if not sum(map(float, good.get("engagement_weights", {"any": 1}).values())):
        yield "engagement_weights are all 0; accepted is at least one above 0."
    if good.get("live_events") and not good.get("live"):
        yield "live_events is true and live is not; accepted is both, or neither."


def _features(good: Mapping[str, Any]) -> Iterator[str]:
    """Say which features may not be clustered on, or have a weight for nothing."""
    clustered = good.get("clustering_features", {})
    protected = {str(name).lower() for name in good.get("never_cluster", [])}
    for name in clustered:
        if name.lower() in protected:
            yield (
                f"clustering_features names {name}, which the variable never_cluster "
                "protects: leave it out, or take it from that list if you may decide "
                "by it."
            )
    compared = good.get("protected_attributes", []) if good.get("act_and_learn") else []
    known = [*GROUPS, *good.get("customer_attributes", [])]
    for name in compared:
        if name not in known:
            yield (
                f"protected_attributes names {name}; accepted are "
                f"{', '.join(map(str, known))}; more are what the variable "
                "customer_attributes names."
            )
        if name.lower() in {str(one).lower() for one in clustered}:
            yield (
                f"clustering_features names {name}, which protected_attributes "
                "compares: leave it out of one of them."
            )
    for name in good.get("clustering_feature_weights", {}):
        if name not in clustered:
            yield (
                f"clustering_feature_weights names {name}, which clustering_features "
                f"does not; accepted are {', '.join(clustered)}."
            )


def _shares_of_segments(good: Mapping[str, Any]) -> Iterator[str]:
    """Say where segments of such shares are not exactly all customers."""
    most, largest = good.get("k_max", 1), good.get("max_segment_share", 1)
    if most * largest < 1:
        yield (
            f"k_max is {most} and max_segment_share {largest}: such segments do not "
            "hold all customers; accepted is k_max * max_segment_share >= 1."
        )
    least, smallest = good.get("k_min", 1), good.get("min_segment_share", 0)
    if least * smallest > 1:
        yield (
            f"k_min is {least} and min_segment_share {smallest}: such segments hold "
            "more than all customers; accepted is k_min * min_segment_share <= 1."
        )


def _comparable(value: Any) -> Any:
    """Return numbers in quotes as numbers, and days as text, which sorts like time."""
    if isinstance(value, Mapping | list | int | float):
        return value
    try:
        return float(str(value))
    except ValueError:
        return str(value)
