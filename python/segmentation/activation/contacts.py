"""Address, consent and deletion of customers, as the raw tables are at this moment."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from segmentation.contract import default_raw_schema, project_variable
from segmentation.errors import InputError
from segmentation.warehouse.base import Warehouse, quoted, sql_text

CUSTOMERS = "customers"
CONTACTS = "base_shop__customers"
# Of texts and numbers that stand for a yes; everything else, and null, is a no.
YES = ("true", "t", "yes", "y", "1", "subscribed", "granted")


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
        Whether the account is deleted, or will be within a day. A later deletion,
        such as one in the year 9999, is none yet, as for the segments.
    """

    email: str | None
    consent: bool | None
    is_deleted: bool


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
        f"select customer_id, email, {consent} as consent,"
        f" coalesce(deleted_at < {_soon()}, false),"
        " rank() over (partition by customer_id order by updated_at desc nulls last,"
        f" loaded_at desc nulls last) as copy_rank from {relation}"
        f" where customer_id is not null{among('customer_id', ids)}"
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


def _soon() -> str:
    """Return the wall clock of any zone a day from now, as SQL."""
    soon = datetime.now(UTC).replace(tzinfo=None) + timedelta(days=1)
    return f"timestamp '{soon:%Y-%m-%d %H:%M:%S}'"


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
        f" as given where customer_id is not null{among('customer_id', ids)}"
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


def among(column: str, ids: Iterable[str] | None) -> str:
    """Return the condition that a column is one of some ids; none without ids."""
    if ids is None:
        return ""
    listed = ", ".join(sql_text(one) for one in sorted(ids)) or "null"
    return f" and {column} in ({listed})"
