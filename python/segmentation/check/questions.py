"""Questions about the values of the raw tables, answered by staging's own models."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from statistics import median
from typing import Any

from segmentation.check.findings import Days, Findings
from segmentation.check.macros import Project
from segmentation.warehouse.base import Warehouse, sql_text

# The time of a table's rows, in UTC, in the model of its normalised rows.
TIMES = {
    "customers": ("shop", "signed_up_at"),
    "orders": ("shop", "ordered_at"),
    "returns": ("shop", "returned_at"),
    "events": ("app", "occurred_at"),
    "tickets": ("support", "opened_at"),
}
# The column of its time as it was delivered.
TIMES_GIVEN = {
    "customers": "signed_up_at",
    "orders": "ordered_at",
    "order_lines": "",
    "returns": "returned_at",
    "events": "occurred_at_ms",
    "tickets": "opened_at",
}
OF_TIME = ("unparseable_time", "in_the_future", "in_the_distant_past")
# Reason to reject a row -> the column that it is about.
VALUES = {
    "negative_price": "unit_price",
    "negative_quantity": "quantity",
    "negative_discount": "discount",
    "negative_refund": "refund",
}
WORDS = {
    ("orders", "status"): ("stg_shop__orders", "_order_statuses"),
    ("events", "event_type"): ("stg_app__events", "_event_types"),
    ("tickets", "status"): ("stg_support__tickets", "_ticket_statuses"),
}
COUNTS_AS = {
    "orders": "a purchase",
    "events": "an act of the customer",
    "tickets": "open",
}
SHOWN_WORDS = 10
# A last day with less than this share of the rows of a usual one looks cut off.
HALF_A_DAY = 0.6
USUAL_DAYS = 28
# Fewer rows a day say nothing of a day.
FEW_ROWS = 5
# More orders than this without a line are worth a word.
WITHOUT_LINES = 0.01


def ask(
    warehouse: Warehouse,
    project: Project,
    variables: Mapping[str, Any],
    findings: Findings,
) -> None:
    """Add what the values of the tables show.

    Parameters
    ----------
    warehouse
        Where the tables are.
    project
        The models; tables with faults are taken out of them.
    variables
        The project's variables.
    findings
        Where to add it.
    """
    counts = warehouse.records(f"select * from {project.table('source_row_counts')}")
    for row in counts:
        if not row["is_missing"]:
            findings.rows[row["source_table"]] = row["count_raw"]
    rejects = warehouse.records(
        f"select * from {project.table('rejected_row_counts')} order by 1, 4 desc"
    )
    _say_rejects(warehouse, project, rejects, variables, findings)
    _say_copies(counts, variables, findings)
    _say_orders_without_lines(warehouse, project, findings)
    findings.notes.extend(_unknown_words(warehouse, project, variables))
    for table, (source, column) in TIMES.items():
        if findings.rows.get(table):
            model = project.table(f"stg_{source}__{table}_normalized")
            _say_days(warehouse, table, column, model, findings)


def _say_rejects(
    warehouse: Warehouse,
    project: Project,
    rejects: list[dict[str, Any]],
    variables: Mapping[str, Any],
    findings: Findings,
) -> None:
    reasons = {
        name: text
        for name, text in warehouse.rows(
            f"select reject_reason, description from {project.table('reject_reasons')}"
        )
    }
    bound = float(variables.get("max_rejected_share", 0.01))
    stopping: dict[str, float] = {}
    for row in rejects:
        if row["stops_the_build"] and not _follows(row, findings.broken):
            share = stopping.get(row["source_table"], 0.0)
            stopping[row["source_table"]] = share + row["rejected_share"]
    for row in rejects:
        table, reason = row["source_table"], row["reject_reason"]
        if _follows(row, findings.broken):
            continue
        stops = row["stops_the_build"] and stopping[table] > bound
        if reason == "unknown_currency":
            like = _currencies(warehouse, project, table)
        elif row["example"] is not None:
            like = f", such as {row['example']!r}"
        else:
            like = _example(warehouse, project, table, reason)
        sentence = (
            f"{table}: {_rows(row['count_rejected'])} "
            f"({100 * row['rejected_share']:.2f} %) would be rejected as {reason}"
            f"{like}. {reasons.get(reason, '')}"
        ).rstrip()
        (findings.faults if stops else findings.notes).append(sentence)


def _follows(row: Mapping[str, Any], broken: Collection[str]) -> bool:
    """Return whether rows are rejected because of a fault that is told already."""
    is_reference = row["reject_reason"].startswith(("unknown_", "order_"))
    return row["source_table"] in broken or bool(
        is_reference and {"customers", "orders"} & set(broken)
    )


def _example(warehouse: Warehouse, project: Project, table: str, reason: str) -> str:
    """Return the key of a rejected row, and the value that the reason is about."""
    place = project.table(f"rejected_{table}")
    names = warehouse.column_names(place)
    about = VALUES.get(reason, "") or (TIMES_GIVEN[table] if reason in OF_TIME else "")
    shown = [names[0], *([about] if about in names else [])]
    [row] = warehouse.rows(
        f"select {', '.join(f'cast({name} as text)' for name in shown)} from {place}"
        f" where reject_reason = {sql_text(reason)} order by 1 limit 1"
    )
    pairs = zip(shown, row, strict=True)
    said = [f"{name} {value!r}" for name, value in pairs if value is not None]
    return f", such as {', '.join(said)}" if said else ""


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count:,} rows"


def _currencies(warehouse: Warehouse, project: Project, table: str) -> str:
    rows = warehouse.rows(
        f"select coalesce(currency, 'none'), count(*)"
        f" from {project.table(f'rejected_{table}')}"
        " where reject_reason = 'unknown_currency' group by 1 order by 2 desc, 1"
    )
    shown = ", ".join(f"{name} ({count:,})" for name, count in rows[:SHOWN_WORDS])
    return f", as seeds/exchange_rates.csv has no rate of that day for {shown}"


def _say_copies(
    counts: list[dict[str, Any]], variables: Mapping[str, Any], findings: Findings
) -> None:
    bound = float(variables.get("max_conflicting_share", 0.01))
    for row in counts:
        table, copies = row["source_table"], row["count_duplicates"]
        if not copies:
            continue
        conflicts = row["count_conflicting"]
        sentence = f"{table}: {_rows(copies)} repeat a key"
        if conflicts:
            sentence += (
                f", {conflicts:,} of them with another value and no version that"
                f" decides, such as {row['conflicting_example']}"
            )
        is_lost = conflicts > bound * row["count_raw"]
        stops = is_lost and table in ("order_lines", "returns")
        (findings.faults if stops else findings.notes).append(f"{sentence}.")


def _say_orders_without_lines(
    warehouse: Warehouse, project: Project, findings: Findings
) -> None:
    orders = project.table("stg_shop__orders")
    lines = project.table("base_shop__order_lines")
    [(count, bare, example)] = warehouse.rows(
        "select count(*), count(*) filter (where known.order_id is null),"
        " min(orders.order_id) filter (where known.order_id is null)"
        f" from {orders} as orders left join (select distinct order_id from {lines})"
        " as known on orders.order_id = known.order_id"
    )
    if bare and bare > WITHOUT_LINES * count:
        findings.notes.append(
            f"orders: {bare:,} of {count:,} ({100 * bare / count:.1f} %) have no row in"
            f" order_lines and are worth nothing, such as {example}."
        )


def _unknown_words(
    warehouse: Warehouse, project: Project, variables: Mapping[str, Any]
) -> Iterator[str]:
    for (table, column), (model, ending) in WORDS.items():
        known = [
            word
            for name, words in variables.items()
            if name.endswith(ending)
            for word in ([words] if isinstance(words, str) else words or [])
        ]
        word = project.call("as_word", column)
        rows = warehouse.rows(
            f"select {word}, count(*) from {project.table(model)}"
            f" where {column} is not null"
            f" and not ({project.call('is_word_of', word, known)})"
            " group by 1 order by 2 desc, 1"
        )
        if rows:
            shown = ", ".join(
                f"{name} ({count:,})" for name, count in rows[:SHOWN_WORDS]
            )
            yield (
                f"{table}.{column}: no list knows {shown}; they count as"
                f" {COUNTS_AS[table]}. Put them into one of the variables"
                f" ..{ending} of dbt_project.yml."
            )


def _say_days(
    warehouse: Warehouse, table: str, column: str, model: str, findings: Findings
) -> None:
    rows = warehouse.rows(
        f"select cast({column} as date), count(*), max({column}) from {model}"
        f" where {column} is not null and reject_reason is null group by 1 order by 1"
    )
    if not rows:
        return
    counts = {day: count for day, count, _ in rows}
    findings.days.append(Days(table, counts))
    last, count, newest = rows[-1]
    usual = _usual_rows(counts, last)
    if table != "customers" and usual >= FEW_ROWS and count < HALF_A_DAY * usual:
        findings.notes.append(
            f"{table}: the last day, {last}, ends at {newest:%H:%M} UTC with {count:,}"
            f" rows of usually {usual:,.0f}; a half day counts as a whole one. Load it"
            " whole, or build as of that day."
        )


def _usual_rows(counts: Mapping[date, int], last: date) -> float:
    """Return the median of the weeks before the last day; days without rows count."""
    first = min(counts)
    days = [last - timedelta(days=back) for back in range(1, USUAL_DAYS + 1)]
    return median([counts.get(day, 0) for day in days if day >= first] or [0])
