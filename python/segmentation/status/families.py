"""What is measured: a name, what it is, and the query that gives it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Family:
    """Metrics of one name, one for each row of a query.

    Parameters
    ----------
    name, text
        Name without the prefix, and what it is.
    query
        Select of ``value``, a number or a UTC instant, and of the labels;
        ``{0}`` stands for the schema.
    """

    name: str
    text: str
    query: str


_SIZES = (
    "select segment_id, segment_name, {} as value from {{0}}.segment_sizes "
    "where as_of = (select max(as_of) from {{0}}.segment_sizes)"
)
_LAST_BUILD = (
    "select invocation_id from {0}.segmentation_run_timings "
    "where command = 'build' and layer = 'run' order by started_at desc limit 1"
)
FAMILIES = [
    Family(
        "segment_customers",
        "Customers of a segment in the last accepted run.",
        _SIZES.format("count_customers"),
    ),
    Family(
        "segment_share",
        "Share of all customers in the last accepted run, 0 to 1.",
        _SIZES.format("customer_share"),
    ),
    Family(
        "segment_change",
        "Change that the gate compared in the last run.",
        "select segment_id, segment_name, check_name, deviation as value "
        "from {0}.segment_drift",
    ),
    Family(
        "feature_population_stability_index",
        "Drift of a clustering feature in the last run.",
        "select feature, compared_with, population_stability_index as value "
        "from {0}.feature_drift",
    ),
    Family(
        "feature_kolmogorov_smirnov_distance",
        "Drift of a clustering feature in the last run.",
        "select feature, compared_with, kolmogorov_smirnov_distance as value "
        "from {0}.feature_drift",
    ),
    Family(
        "source_newest_timestamp_seconds",
        "Newest row of a raw table before as_of of the last run.",
        "select source_table, max(newest_at) as value from {0}.source_measures "
        "where measure = 'rows' group by source_table",
    ),
    Family(
        "build_failed_nodes",
        "Models and tests that failed in the last dbt build, also without a verdict.",
        "select count_failed as value from {0}.segmentation_run_timings "
        f"where layer = 'run' and invocation_id in ({_LAST_BUILD})",
    ),
    Family(
        "build_duration_seconds",
        "Seconds that a layer of the last dbt build took; run is all of it.",
        "select layer, elapsed_seconds as value from {0}.segmentation_run_timings "
        f"where invocation_id in ({_LAST_BUILD})",
    ),
    Family(
        "build_finished_timestamp_seconds",
        "End of the last dbt build by the computer's clock.",
        "select finished_at as value from {0}.segmentation_run_timings "
        f"where layer = 'run' and invocation_id in ({_LAST_BUILD})",
    ),
]
