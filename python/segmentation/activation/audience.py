"""Who may be sent, as the published run and the raw tables are at this moment."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from segmentation.activation.addresses import normalised
from segmentation.activation.contacts import CUSTOMERS, Contact, among, read_contacts
from segmentation.activation.definition import Definition
from segmentation.activation.destinations.contract import Destination
from segmentation.activation.members import Member
from segmentation.errors import InputError
from segmentation.warehouse.base import Warehouse, quoted

VALUE = "customer_value"
HOLD_OUTS = "held_out_customers"
# Of the value that is sent: two digits, so that small changes are none.
VALUE_DIGITS = 2
ALWAYS = ("customer_id", "segment_id", "segment_name", "tier", "as_of")
Excluded = Callable[[Collection[str], Mapping[str, str | None]], set[str]]


@dataclass
class Audience:
    """Who is wanted, why others are not, and whose state was read.

    Parameters
    ----------
    as_of
        as_of of the published run.
    members
        Who is to be at the destination, by key.
    reasons
        How many customers are left out, by reason.
    ids
        All customers behind a key, also those who are left out.
    count_published, count_unknown
        Customers of the published run that are in the audience but for consent,
        and how many of them the raw tables no longer have.
    """

    as_of: datetime
    members: dict[str, Member] = field(default_factory=dict)
    reasons: Counter = field(default_factory=Counter)
    ids: dict[str, set[str]] = field(default_factory=dict)
    count_published: int = 0
    count_unknown: int = 0


def published_as_of(warehouse: Warehouse) -> datetime:
    """Return the as_of of the published run.

    Raises
    ------
    InputError
        If nothing is published.
    """
    runs = warehouse.published("run_verdict")
    try:
        found = warehouse.rows(f"select max(as_of) from {runs}")
    except InputError as error:
        raise InputError(
            f"nothing is published yet by {warehouse.place}; run segmentation run."
        ) from error
    return found[0][0]


def read_audience(
    warehouse: Warehouse,
    project_dir: Path,
    destination: Destination,
    ids: Collection[str] | None = None,
    excluded: Excluded | None = None,
) -> Audience:
    """Return who is wanted at a destination.

    A customer is wanted who is in the segments and tiers of the definition, has
    consented in the published run and in the raw tables as they are now, is not
    deleted, erased or held out of a campaign, and has what the key is made of.

    Parameters
    ----------
    warehouse
        Open warehouse.
    project_dir
        Folder that holds ``dbt_project.yml``.
    destination
        Where they are sent.
    ids
        Customers to look at; None looks at all.
    excluded
        Returns which of some customers are erased.
    """
    definition = destination.definition
    rows = _published(warehouse, destination, ids)
    contacts = read_contacts(warehouse, project_dir, definition.consent_column, ids)
    audience = Audience(published_as_of(warehouse))
    held_out = _held_out(warehouse)
    addresses = {one: contacts[one].email for one in contacts}
    erased = excluded(list(rows), addresses) if excluded else set()
    withdrawn = _withdrawn(contacts, destination, definition.consent_column)
    for customer_id, contact in contacts.items():
        key = destination.key_of(customer_id, contact.email)
        audience.ids.setdefault(key or customer_id, set()).add(customer_id)
    for customer_id in sorted(rows):
        row, contact = rows[customer_id], contacts.get(customer_id)
        key = destination.key_of(customer_id, contact.email if contact else None)
        if not _is_of(definition, row):
            continue
        audience.count_published += 1
        audience.count_unknown += contact is None
        reason = _reason(definition, row, contact)
        if customer_id in erased:
            reason = "erased"
        elif not reason and customer_id in held_out:
            reason = "held out"
        elif not reason and not key:
            reason = "without a plausible address"
        elif not reason and key in withdrawn:
            reason = "address withdrawn in another account"
        elif not reason and key in audience.members:
            reason = "same member as another customer"
        if reason:
            audience.reasons[reason] += 1
            continue
        values = {**row, "email": contact.email if contact else None}
        payload = {
            name: plain(values.get(one)) for name, one in destination.fields.items()
        }
        audience.members[key] = Member(key, customer_id, payload)
    return audience


def plain(value: Any) -> Any:
    """Return a value as JSON has it: exact numbers as numbers, instants as text."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, datetime) else value


def rounded(value: float | None) -> float | None:
    """Return an amount with two digits, so that it changes when it matters.

    >>> rounded(1234.5), rounded(0.0367), rounded(None)
    (1200.0, 0.037, None)
    """
    return None if value is None else float(f"{float(value):.{VALUE_DIGITS}g}")


def _published(
    warehouse: Warehouse, destination: Destination, ids: Collection[str] | None
) -> dict[str, dict[str, Any]]:
    """Return the published rows by customer, with the fields that are sent."""
    customers = warehouse.published(CUSTOMERS)
    published_as_of(warehouse)
    names = warehouse.column_names(customers)
    values = _values(warehouse)
    asked = {*ALWAYS, *destination.fields.values(), "marketing_consent"} - {"email"}
    own = sorted(asked & set(names))
    of_value = sorted((asked | {"expected_spend"}) & set(values) - set(own))
    unknown = asked - set(own) - set(of_value) - {"value", "marketing_consent", "tier"}
    if unknown:
        known = sorted({*names, *values, "email", "value"})
        raise InputError(
            f"{destination.definition.name}.fields names {', '.join(sorted(unknown))}; "
            f"accepted are {', '.join(known)}."
        )
    columns = [f"customers.{quoted(one)}" for one in own]
    columns += [f"valued.{quoted(one)}" for one in of_value]
    join = (
        f" left join {warehouse.published(VALUE)} as valued"
        " on customers.customer_id = valued.customer_id"
        if of_value
        else ""
    )
    rows = warehouse.records(
        f"select {', '.join(columns)} from {customers} as customers{join}"
        f" where true{among('customers.customer_id', ids)}"
    )
    for row in rows:
        row["value"] = rounded(row.get("expected_spend"))
    return {row["customer_id"]: row for row in rows}


def _values(warehouse: Warehouse) -> list[str]:
    relation = warehouse.published(VALUE)
    is_there = not warehouse.fault_of(f"select 1 from {relation} limit 0")
    return warehouse.column_names(relation) if is_there else []


def _held_out(warehouse: Warehouse) -> set[str]:
    """Return the customers of permanent hold-outs, where experiments are kept."""
    if HOLD_OUTS not in warehouse.table_names(warehouse.schema):
        return set()
    relation = warehouse.name(warehouse.schema, HOLD_OUTS)
    rows = warehouse.rows(f"select customer_id from {relation}")
    return {customer_id for (customer_id,) in rows}


def _withdrawn(
    contacts: Mapping[str, Contact], destination: Destination, consent: str | None
) -> set[str]:
    """Return the keys of addresses for which some account says no."""
    rule = destination.address_rule
    if rule is None or consent is None:
        return set()
    said_no = {
        normalised(one.email, rule)
        for one in contacts.values()
        if one.consent is False and not one.is_deleted
    }
    return {
        key
        for customer_id, one in contacts.items()
        if normalised(one.email, rule) in said_no
        and (key := destination.key_of(customer_id, one.email))
    }


def _is_of(definition: Definition, row: Mapping[str, Any]) -> bool:
    names = (row.get("segment_id"), row.get("segment_name"))
    is_of_segment = not definition.segments or bool({*names} & {*definition.segments})
    return is_of_segment and (
        not definition.tiers or row.get("tier") in definition.tiers
    )


def _reason(
    definition: Definition, row: Mapping[str, Any], contact: Contact | None
) -> str:
    """Return why a customer may not be sent, nothing if they may."""
    if contact is None:
        return "no longer in the raw tables"
    if contact.is_deleted:
        return "deleted"
    if definition.consent_column is None:
        return ""
    is_published = row.get("marketing_consent", True) is True
    if definition.consent_column != "marketing_consent":
        is_published = True
    return "" if contact.consent and is_published else "without consent"
