"""Days in a row without dbt: the SQL of one run, run again for other days.

A run of dbt renders a hundred models, ten seconds a day. What it rendered differs from
day to day in one literal, that of `int_as_of`; the database does the rest in a second.
Refits, hooks and tests stay out: a series is for what the gate measures and says.
"""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from support.project import Warehouse

HISTORY = "customer_segment_history"
KINDS = ("model", "snapshot")
BEFORE = ["history", "before"]
# The model stays: a new one would have to be fitted.
REQUEST = "segment_fit_request"
# What the gate reads, and what the next day is compared with.
READ = ("run_verdict", "run_violations", "segment_sizes", "source_measure_history")
READ += ("feature_distributions", HISTORY, "segmentation_runs")


@dataclass(frozen=True)
class Step:
    """A table of the run: its name in the database, its query, how it is kept."""

    name: str
    relation: str
    query: str
    kind: str


@dataclass
class Days:
    """The run of one day of a warehouse, to be repeated for others.

    Parameters
    ----------
    warehouse
        A warehouse on which dbt built `day` last, with an accepted run before it.
    day
        That day.
    """

    warehouse: Warehouse
    day: date

    def __post_init__(self) -> None:
        target = self.warehouse.folder / "target"
        self.steps = steps_of(target)

    def statements(self, day: date) -> list[str]:
        """Return the statements of a day."""
        found = [line for step in self.steps for line in _rewound(step, str(day))]
        for step in self.steps:
            query = step.query
            if step.name == "int_as_of":
                query = query.replace(f"'{self.day}'", f"'{day}'")
                assert query != step.query or day == self.day
            found += _statements(step, query, str(day))
        return found

    def run(self, day: date) -> None:
        """Make the tables of a day."""
        self.warehouse.execute(";\n".join(self.statements(day)))


def steps_of(target: Path) -> list[Step]:
    """Return what depends on the day in the last run of dbt, in its order."""
    nodes = json.loads((target / "manifest.json").read_text())["nodes"]
    results = json.loads((target / "run_results.json").read_text())["results"]
    # What stood before is read again each day, too.
    dated = {name for name in nodes if nodes[name]["fqn"][1:3] == BEFORE}
    dated |= {name for name in nodes if name.endswith(".int_as_of")}
    steps = []
    for result in results:
        name = result["unique_id"]
        node = nodes[name]
        above = node.get("depends_on", {}).get("nodes", [])
        if name in dated or dated & {*above}:
            dated.add(name)
            # What is fitted in Python stays.
            if node["resource_type"] in KINDS and node["language"] == "sql":
                kind = node["config"]["materialized"]
                code = result["compiled_code"]
                steps.append(Step(node["name"], result["relation_name"], code, kind))
    return steps


def _statements(step: Step, query: str, day: str) -> list[str]:
    if step.name == REQUEST:
        return [f"update {step.relation} set as_of = timestamp '{day}'"]
    if step.name == HISTORY:
        return _stays(step.relation, query, day)
    if step.kind == "incremental":
        fresh = f"create temporary table fresh as {query}"
        return [
            "drop table if exists fresh",
            fresh,
            f"insert into {step.relation} select * from fresh",
        ]
    return [
        f"drop {step.kind} if exists {step.relation} cascade",
        f"create {step.kind} {step.relation} as {query}",
    ]


def _rewound(step: Step, day: str) -> list[str]:
    """Take back what later days have left, as a backfill does."""
    if step.name == HISTORY:
        return [
            f"delete from {step.relation} where dbt_valid_from >= timestamp '{day}'",
            f"update {step.relation} set dbt_valid_to = null"
            f" where dbt_valid_to >= timestamp '{day}'",
        ]
    if step.kind == "incremental":
        return [f"delete from {step.relation} where as_of >= timestamp '{day}'"]
    return []


def _stays(relation: str, query: str, day: str) -> list[str]:
    """Close the stays that ended and open those that began, as the snapshot does."""
    now = f"({query}) as now"
    same = "now.customer_id = stays.customer_id and now.segment_id = stays.segment_id"
    is_open = "stays.dbt_valid_to is null"
    return [
        f"update {relation} as stays set dbt_valid_to = timestamp '{day}'"
        f" where {is_open} and not exists (select 1 from {now} where {same})",
        f"insert into {relation} (customer_id, segment_id, segment_name, model_id,"
        " as_of, dbt_scd_id, dbt_updated_at, dbt_valid_from)"
        " select now.customer_id, now.segment_id, now.segment_name, now.model_id,"
        f" now.as_of, md5(now.customer_id || '{day}'), now.as_of, now.as_of"
        f" from {now} where not exists (select 1 from {relation} as stays"
        f" where {is_open} and {same})",
    ]
