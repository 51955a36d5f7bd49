"""The faults: each happened to somebody, and is a small function here."""

from segmentation.rehearse.fault import Change, Fault, share_of

NEW_ORDER = "(ordered_at >= {since} and ordered_at < {as_of})"
OF_NEW_ORDERS = f"order_id in (select order_id from {{orders}} where {NEW_ORDER})"
NEW_RETURN = "(returned_at >= {since} and returned_at < {as_of})"
NEW_EVENT = "(occurred_at_ms >= {since_ms} and occurred_at_ms < {as_of_ms})"
TABLES_OF_CUSTOMERS = ("customers", "orders", "returns", "events", "tickets")
# By how much orders thin out in these days, rather than at once.
SLOW_DAYS = 10


def prices_in_cents(size: float) -> list[Change]:
    """Multiply the prices of the new orders."""
    factor = f"cast(unit_price * {size} as numeric(28, 10))"
    discount = f"cast(discount * {size} as numeric(18, 4))"
    values = {"unit_price": factor, "discount": discount}
    return [Change("order_lines", OF_NEW_ORDERS, values)]


def quantities_times_ten(size: float) -> list[Change]:
    """Multiply the quantities of a category in all orders."""
    values = {"quantity": f"cast(quantity * {size} as numeric(28, 10))"}
    return [Change("order_lines", "category = {category}", values)]


def new_quantities_times_ten(size: float) -> list[Change]:
    """Multiply them in the new orders alone."""
    values = {"quantity": f"cast(quantity * {size} as numeric(28, 10))"}
    where = f"category = {{category}} and {OF_NEW_ORDERS}"
    return [Change("order_lines", where, values)]


def lines_missing(size: float) -> list[Change]:
    """Leave out lines of the new orders, order by order."""
    where = f"{OF_NEW_ORDERS} and {share_of('order_id', size)}"
    return [Change("order_lines", where, is_gone=True)]


def status_renamed(_: float) -> list[Change]:
    """Call a state that is no purchase otherwise, in all orders."""
    return [Change("orders", "status = {status}", {"status": "'state_b7'"})]


def new_status_renamed(_: float) -> list[Change]:
    """Call it otherwise in the new orders alone."""
    where = f"status = {{status}} and {NEW_ORDER}"
    return [Change("orders", where, {"status": "'state_b7'"})]


def rate_times_100(size: float) -> list[Change]:
    """Multiply all rates of a currency."""
    where = "upper(currency) = upper({currency})"
    return [Change("exchange_rates", where, {"rate": f"rate * {size}"})]


def currency_lost_its_rates(_: float) -> list[Change]:
    """Leave out all rates of a currency."""
    where = "upper(currency) = upper({currency})"
    return [Change("exchange_rates", where, is_gone=True)]


def new_orders_again(size: float) -> list[Change]:
    """Deliver the new orders again under other ids, with their lines."""
    return _again(NEW_ORDER, OF_NEW_ORDERS, round(size))


def old_orders_again(size: float) -> list[Change]:
    """Deliver a share of all older orders again under other ids."""
    where = f"ordered_at < {{since}} and {share_of('order_id', size)}"
    lines = f"order_id in (select order_id from {{orders}} where {where})"
    return _again(where, lines, 1)


def _again(orders: str, lines: str, copies: int) -> list[Change]:
    other = {"order_id": "order_id || '-again{copy}'"}
    return [
        Change("orders", orders, copies=copies, copied=other),
        Change("order_lines", lines, copies=copies, copied=other),
    ]


def zone_in_utc(_: float) -> list[Change]:
    """Write the clock of UTC into the new orders of a time zone."""
    clock = "ordered_at at time zone {time_zone} at time zone 'UTC'"
    where = f"time_zone = {{time_zone}} and {NEW_ORDER}"
    return [Change("orders", where, {"ordered_at": clock})]


def all_clocks_shifted(size: float) -> list[Change]:
    """Shift the clock of all orders by hours."""
    later = f"ordered_at + interval '{round(size * 60)}' minute"
    return [Change("orders", values={"ordered_at": later})]


def orders_lost(size: float) -> list[Change]:
    """Leave out a share of all orders with their lines."""
    lost = share_of("order_id", size)
    return [
        Change("orders", lost, is_gone=True),
        Change("order_lines", lost, is_gone=True),
    ]


def new_orders_lost(size: float) -> list[Change]:
    """Leave out a share of the new orders with their lines."""
    lost = share_of("order_id", size)
    return [
        Change("orders", f"{NEW_ORDER} and {lost}", is_gone=True),
        Change("order_lines", f"{OF_NEW_ORDERS} and {lost}", is_gone=True),
    ]


def events_thinned(size: float) -> list[Change]:
    """Leave out a share of the new events."""
    where = f"{NEW_EVENT} and {share_of('event_id', size)}"
    return [Change("events", where, is_gone=True)]


def country_vanished(_: float) -> list[Change]:
    """Leave out the customers of a country, and all that is theirs."""
    theirs = "customer_id in (select customer_id from {customers}"
    theirs += " where country = {country})"
    return [Change(table, theirs, is_gone=True) for table in TABLES_OF_CUSTOMERS]


def customers_of_a_country_vanished(_: float) -> list[Change]:
    """Leave out the customers of a country, while their orders go on."""
    return [Change("customers", "country = {country}", is_gone=True)]


def refunds_doubled(size: float) -> list[Change]:
    """Multiply the new refunds."""
    values = {"refund": f"cast(refund * {size} as numeric(18, 4))"}
    return [Change("returns", NEW_RETURN, values)]


def refunds_negative(_: float) -> list[Change]:
    """Turn the sign of all refunds."""
    return [Change("returns", values={"refund": "-refund"})]


def customers_rekeyed(_: float) -> list[Change]:
    """Give every customer another id, everywhere, without an alias."""
    values = {"customer_id": "'n-' || customer_id"}
    return [Change(table, values=values) for table in TABLES_OF_CUSTOMERS]


def orders_shifted(_: float) -> list[Change]:
    """Give every order to the next customer, as a sort of one column does."""
    ids = "select distinct customer_id from {customers} where customer_id is not null"
    least = f"(select min(customer_id) from ({ids}) as ids)"
    nexts = (
        f"select customer_id, coalesce(lead(customer_id) over (order by customer_id),"
        f" {least}) as next_id from ({ids}) as ids"
    )
    owner = "{orders}.customer_id"
    found = (
        f"(select nexts.next_id from ({nexts}) as nexts"
        f" where nexts.customer_id = {owner})"
    )
    return [Change("orders", values={"customer_id": f"coalesce({found}, customer_id)"})]


def sign_ups_missing(size: float) -> list[Change]:
    """Leave out who signed up in the last days."""
    days = f"cast({{as_of}} as timestamp) - interval '{round(size)}' day"
    return [Change("customers", f"signed_up_at >= {days}", is_gone=True)]


def currency_relabelled(_: float) -> list[Change]:
    """Say the base currency's orders are in another one, in the new orders."""
    return [Change("orders", NEW_ORDER, {"currency": "{currency}"})]


def currencies_swapped(_: float) -> list[Change]:
    """Swap that currency and the base currency in the new orders."""
    swapped = (
        "case upper(currency) when upper({currency}) then {base_currency}"
        " when upper({base_currency}) then {currency} else currency end"
    )
    return [Change("orders", NEW_ORDER, {"currency": swapped})]


def countries_missing(_: float) -> list[Change]:
    """Empty a column that was full."""
    return [Change("customers", values={"country": "cast(null as text)"})]


FAULTS = {
    fault.name: fault
    for fault in (
        Fault(
            "prices_in_cents",
            "Prices of the new orders are in cents: times 100.",
            prices_in_cents,
            100,
        ),
        Fault(
            "quantities_times_ten",
            "Quantities of the commonest category are times ten in all orders.",
            quantities_times_ten,
            10,
            ("category",),
        ),
        Fault(
            "new_quantities_times_ten",
            "They are times ten in the new orders alone.",
            new_quantities_times_ten,
            10,
            ("category",),
        ),
        Fault(
            "lines_missing", "The new orders come without lines.", lines_missing, 1.0
        ),
        Fault(
            "half_of_the_lines_missing",
            "Half of the new orders come without lines.",
            lines_missing,
            0.5,
        ),
        Fault(
            "status_renamed",
            "The commonest state that is no purchase has another name in all orders.",
            status_renamed,
            needs=("status",),
        ),
        Fault(
            "new_status_renamed",
            "It has another name in the new orders alone.",
            new_status_renamed,
            needs=("status",),
        ),
        Fault(
            "rate_times_100",
            "The rates of the commonest foreign currency are times 100.",
            rate_times_100,
            100,
            ("currency",),
        ),
        Fault(
            "currency_lost_its_rates",
            "That currency has no rates.",
            currency_lost_its_rates,
            needs=("currency",),
        ),
        Fault(
            "currency_relabelled",
            "All new orders are labelled with that currency.",
            currency_relabelled,
            needs=("currency",),
        ),
        Fault(
            "currencies_swapped",
            "That currency and the base currency are swapped in the new orders.",
            currencies_swapped,
            needs=("currency",),
        ),
        Fault(
            "new_orders_twice",
            "The new orders come a second time under new ids.",
            new_orders_again,
            1,
        ),
        Fault(
            "new_orders_three_times",
            "The new orders come three times under new ids.",
            new_orders_again,
            2,
        ),
        Fault(
            "old_orders_again",
            "4 % of the older orders come a second time under new ids.",
            old_orders_again,
            0.04,
        ),
        Fault(
            "zone_in_utc",
            "The new orders of a time zone hours from UTC have the clock of UTC.",
            zone_in_utc,
            needs=("time_zone",),
        ),
        Fault(
            "all_clocks_shifted",
            "The clocks of all orders are seven hours off.",
            all_clocks_shifted,
            7,
        ),
        Fault("orders_lost", "8 % of all orders are missing.", orders_lost, 0.08),
        Fault(
            "orders_lost_slowly",
            f"8 % of all orders went missing in {SLOW_DAYS} days, an equal part a day.",
            orders_lost,
            0.08,
            past=SLOW_DAYS,
        ),
        Fault(
            "new_orders_lost",
            "40 % of the new orders are missing.",
            new_orders_lost,
            0.4,
        ),
        Fault("day_lost", "All new orders are missing.", new_orders_lost, 1.0),
        Fault(
            "events_thinned", "Half of the new events are missing.", events_thinned, 0.5
        ),
        Fault(
            "country_vanished",
            "All rows of the customers of the commonest country are missing.",
            country_vanished,
            needs=("country",),
        ),
        Fault(
            "customers_of_a_country_vanished",
            "The customers of that country are missing, and their orders are there.",
            customers_of_a_country_vanished,
            needs=("country",),
        ),
        Fault(
            "countries_missing",
            "The column country is empty.",
            countries_missing,
            needs=("country",),
        ),
        Fault("refunds_doubled", "The new refunds are doubled.", refunds_doubled, 2),
        Fault("refunds_negative", "All refunds have a minus.", refunds_negative),
        Fault(
            "customers_rekeyed",
            "Every customer has another id, and no alias says so.",
            customers_rekeyed,
        ),
        Fault(
            "orders_shifted",
            "Every order belongs to the next customer.",
            orders_shifted,
        ),
        Fault(
            "sign_ups_missing",
            "Who signed up in the last seven days is missing.",
            sign_ups_missing,
            7,
        ),
    )
}
