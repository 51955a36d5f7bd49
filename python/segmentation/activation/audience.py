"""Who may be sent, as the published run and the raw tables are at this moment."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from segmentation.activation.addresses import normalised
from segmentation.activation.definition import Definition
from segmentation.activation.destinations.contract import Destination
from segmentation.activation.members import Member
from segmentation.contract import default_raw_schema, project_variable
from segmentation.errors import InputError
from segmentation.warehouse.base import Warehouse, quoted, sql_text

CUSTOMERS = "customers"
VALUE = "customer_value"
CONTACTS = "base_shop__customers"
HOLD_OUTS = "held_out_customers"
# Of texts and numbers that stand for a yes; everything else, and null, is a no.
YES = ("true", "t", "yes", "y", "1", "subscribed", "granted")
# Of the value that is sent: two digits, so that small changes are none.
VALUE_DIGITS = 2
ALWAYS = ("customer_id", "segment_id", "segment_name", "tier", "as_of")
Excluded = Callable[[Collection[str], Mapping[str, str | None]], set[str]]


@dataclass(frozen=True)
class Contact:
    """What the raw tables say of a customer now.

    Parameters
    ----------
    email
        The address, if there is one.
    consent
        True, False, or None where the shop never asked.
    is_deleted
        Whether the account is deleted, or will be.
    """

    email: str | None
    consent: bool | None
    is_deleted: bool


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


def read_contacts(
    warehouse: Warehouse,
    project_dir: Path,
    consent_column: str | None,
    ids: Collection[str] | None = None,
) -> dict[str, Contact]:
    """Return address, consent and deletion of customers as the raw tables are now.

    Of several versions of a customer the newest counts; copies that no version
    orders must all say yes.

    Raises
    ------
    InputError
        If the tables are not there, or no column has the name of the consent.
    """
    relation = warehouse.name(f"{warehouse.schema}_staging", CONTACTS)
    names = _columns(warehouse, relation)
    is_own = consent_column is None or consent_column in names
    consent = (
        f"lower(cast({quoted(consent_column)} as text))"
        if is_own and consent_column
        else "null"
    )
    rows = warehouse.rows(
        f"select customer_id, email, {consent} as consent, deleted_at is not null,"
        " rank() over (partition by customer_id order by updated_at desc nulls last,"
        f" loaded_at desc nulls last) as copy_rank from {relation}"
        f" where customer_id is not null{_among('customer_id', ids)}"
    )
    found: dict[str, Contact] = {}
    for customer_id, email, said, is_deleted, copy_rank in rows:
        if copy_rank > 1:
            continue
        one = Contact(email, None if said is None else said in YES, is_deleted)
        found[customer_id] = _both(found.get(customer_id), one)
    if is_own:
        return found
    given = _consents(warehouse, project_dir, consent_column, ids)
    return {
        one: Contact(contact.email, given.get(one), contact.is_deleted)
        for one, contact in found.items()
    }


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


def _both(first: Contact | None, second: Contact) -> Contact:
    if first is None:
        return second
    addresses = [one.email for one in (first, second) if one.email]
    said = (first.consent, second.consent)
    consent = False if False in said else None if None in said else True
    is_deleted = first.is_deleted or second.is_deleted
    return Contact(min(addresses, default=None), consent, is_deleted)


def _columns(warehouse: Warehouse, relation: str) -> list[str]:
    try:
        return warehouse.column_names(relation)
    except InputError as error:
        raise InputError(
            f"consent cannot be read: {warehouse.place} has no {relation}, which a "
            "build makes; run segmentation run first."
        ) from error


def _consents(
    warehouse: Warehouse,
    project_dir: Path,
    column: str,
    ids: Collection[str] | None,
) -> dict[str, bool | None]:
    """Return a consent that is a column of the raw table alone."""
    relation, key = _raw_customers(warehouse, project_dir)
    known = _columns(warehouse, relation)
    if column not in known:
        raise InputError(
            f"consent_column is {column}, and {relation} has no such column; it has "
            f"{', '.join(known)}."
        )
    rows = warehouse.rows(
        f"select customer_id, consent from (select cast({key} as text) as customer_id,"
        f" lower(cast({quoted(column)} as text)) as consent from {relation})"
        f" as given where customer_id is not null{_among('customer_id', ids)}"
    )
    found: dict[str, Contact] = {}
    for customer_id, said in rows:
        one = Contact(None, None if said is None else said in YES, False)
        found[customer_id] = _both(found.get(customer_id), one)
    return {customer_id: one.consent for customer_id, one in found.items()}


def _raw_customers(warehouse: Warehouse, project_dir: Path) -> tuple[str, str]:
    """Return the raw table of customers and the expression of its key."""
    mapped = (project_variable(project_dir, "raw_tables", {})).get(CUSTOMERS) or {}
    key = str((mapped.get("columns") or {}).get("customer_id", "customer_id"))
    relation = mapped.get("relation") or ""
    if "(" in relation:
        raise InputError(
            f"consent_column must be marketing_consent where raw_tables reads them "
            f"from {relation}."
        )
    parts = relation.replace('"', "").split(".") if relation else []
    schema = parts[-2] if len(parts) > 1 else default_raw_schema(project_dir)
    return warehouse.name(schema, parts[-1] if parts else CUSTOMERS), key


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
        f" where true{_among('customers.customer_id', ids)}"
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


def _among(column: str, ids: Iterable[str] | None) -> str:
    if ids is None:
        return ""
    listed = ", ".join(sql_text(one) for one in sorted(ids)) or "null"
    return f" and {column} in ({listed})"
