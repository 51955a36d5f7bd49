"""What the demo says, so that its rejected day is not taken for a failure."""

from segmentation.backfill.replay import Day
from segmentation.demo.plan import Plan
from segmentation.warehouse.base import Warehouse


def welcome(plan: Plan) -> str:
    """Say what is about to happen."""
    return (
        f"A made-up shop with {plan.customers:,} customers comes, and its history is "
        f"replayed: {len(plan.replayed)} runs since {plan.replayed[0]}. "
        "It takes some five minutes.\n"
        f"{plan.rejected} then lacks {plan.lost_share:.0%} of the orders, on purpose: "
        "that run should be rejected.\n"
        f"It is a demo of a past date, as of {plan.end}, so that its numbers are the "
        "same whenever it is run; the pages and segmentation status call it old."
    )


def outcome(plan: Plan, day: Day, reason: str) -> str:
    """Say what became of the day that was meant to be rejected, and why."""
    if day.verdict != "rejected":
        return (
            f"{day.as_of}: this delivery should have been rejected and was "
            f"{day.verdict}; the demo is not complete."
        )
    return (
        f"{day.as_of} was rejected, as it should be: {reason}. What people read stayed "
        f"as of {plan.replayed[-1]}.\n"
        f"Now all orders are there: dbt build makes the run of {plan.end}."
    )


def reason_of(warehouse: Warehouse) -> str:
    """Return what the gate says first of the orders, or of anything."""
    table = warehouse.name(warehouse.schema, "run_violations")
    found = warehouse.rows(
        f"select subject || ', ' || reason from {table} "
        "order by case when subject = 'orders' then 0 else 1 end, place"
    )
    return found[0][0] if found else "no reason was written"
