"""Deliveries of a day: seven kinds of poison, and what only looks like it.

Each is a list of statements on the raw tables of a warehouse whose run as of
`YESTERDAY` was accepted; both engines understand them. ``{yesterday}`` and ``{today}``
are the two dates. The shop's later days are there too and must not matter.
"""

from dataclasses import dataclass, field

YESTERDAY = "2025-12-01"
TODAY = "2025-12-02"


@dataclass(frozen=True)
class Delivery:
    """What is done to the raw tables, and how the next run is asked for."""

    statements: list[str]
    today: str = TODAY
    variables: dict[str, object] = field(default_factory=dict)

    def sql(self) -> list[str]:
        """Return the statements with the dates filled in."""
        dates = {"yesterday": YESTERDAY, "today": self.today}
        return [statement.format(**dates) for statement in self.statements]


def share(column: str, percent: int) -> str:
    """Return a condition that holds for so many per cent of the keys."""
    return f"substr(md5({column}), 1, 4) < '{int(percent / 100 * 65536):04x}'"


def among_the_last(days: int, column: str = "ordered_at") -> str:
    """Return a condition that holds in the last days before today."""
    return (
        f"{column} >= timestamp '{{today}}' - interval '{days}' day "
        f"and {column} < timestamp '{{today}}'"
    )


def without_orders(condition: str) -> list[str]:
    """Return statements that delete orders with their lines."""
    orders = f"select order_id from raw.orders where {condition}"
    return [
        f"delete from raw.order_lines where order_id in ({orders})",
        f"delete from raw.orders where {condition}",
    ]


def without_country(country: str, tables: list[str]) -> list[str]:
    """Return statements that delete all customers of a country from tables."""
    customers = f"select customer_id from raw.customers where country = '{country}'"
    return [
        f"delete from raw.{table} where customer_id in ({customers})"
        for table in tables
    ]


def again(table: str, condition: str, times: int) -> str:
    """Return a statement that delivers rows so many more times."""
    rows = f"select * from raw.{table} where {condition}"
    return f"insert into raw.{table} " + " union all ".join([rows] * times)


EVENTS_OF_THREE_DAYS = (
    "occurred_at_ms >= (extract(epoch from timestamp '{today}') - 3 * 86400) * 1000 "
    "and occurred_at_ms < extract(epoch from timestamp '{today}') * 1000"
)
EVENTS_OF_A_WEEK = EVENTS_OF_THREE_DAYS.replace("- 3 *", "- 7 *")
COPY_OF_ORDER = (
    "customer_id, ordered_at + copy * interval '7' minute, time_zone, status, "
    "currency, sales_channel "
    "from raw.orders cross join (values (1), (2), (3)) as copies (copy) "
    f"where {among_the_last(1)}"
)

WEEK_LATER = "2025-12-08"
OF_A_WEEK = f"order_id in (select order_id from raw.orders where {among_the_last(7)})"

POISON = {
    "the_order_feed_loses_30_percent": Delivery(without_orders(share("order_id", 30))),
    "a_source_stops_for_three_days": Delivery(
        [f"delete from raw.events where {EVENTS_OF_THREE_DAYS}"]
    ),
    "orders_stop_for_three_days": Delivery(without_orders(among_the_last(3))),
    "local_times_come_as_utc": Delivery(
        ["update raw.orders set ordered_at = ordered_at + interval '7' hour"]
    ),
    "refunds_have_the_wrong_sign": Delivery(
        ["update raw.returns set refund = -refund"]
    ),
    "new_refunds_have_the_wrong_sign": Delivery(
        [
            "update raw.returns set refund = -refund where "
            + among_the_last(7, "returned_at")
        ],
        today="2025-12-08",
    ),
    "the_currency_table_loses_a_row": Delivery(
        [
            "delete from segmentation_reference.exchange_rates where currency = 'USD' "
            "and rate_date = date '2025-01-01'"
        ]
    ),
    "duplicates_triple": Delivery(
        [
            again("orders", share("order_id", 2), 1),
            again("events", share("event_id", 2), 1),
            again("returns", share("return_id", 2), 1),
        ]
    ),
    "new_orders_come_three_times": Delivery([again("orders", among_the_last(1), 2)]),
    "refunds_spell_the_order_otherwise": Delivery(
        ["update raw.returns set order_id = '#' || order_id"]
    ),
    "the_lines_of_a_week_are_missing": Delivery(
        [
            "delete from raw.order_lines where order_id in (select order_id "
            f"from raw.orders where {among_the_last(7)})"
        ]
    ),
    "the_lines_of_the_day_are_missing": Delivery(
        [
            "delete from raw.order_lines where order_id in (select order_id "
            f"from raw.orders where {among_the_last(1)})"
        ]
    ),
    "prices_of_a_week_come_in_cents": Delivery(
        [f"update raw.order_lines set unit_price = unit_price * 100 where {OF_A_WEEK}"],
        today=WEEK_LATER,
    ),
    "quantities_of_a_category_are_times_ten": Delivery(
        [
            "update raw.order_lines set quantity = quantity * 10 where category = "
            "(select min(category) from raw.order_lines)"
        ]
    ),
    "a_fifth_of_the_prices_of_a_week_lose_their_point": Delivery(
        [
            "update raw.order_lines set unit_price = unit_price * 100 "
            f"where {OF_A_WEEK} and {share('order_id', 20)}"
        ],
        today=WEEK_LATER,
    ),
    "discounts_of_a_week_are_nine_tenths": Delivery(
        [
            "update raw.order_lines set discount = quantity * unit_price * 0.9 "
            f"where {OF_A_WEEK}"
        ],
        today=WEEK_LATER,
    ),
    "a_customer_orders_all_day_long": Delivery(
        [
            "insert into raw.order_lines select order_id || '-' || copy, line_number, "
            "product_id, category, quantity, unit_price, discount from raw.order_lines "
            f"cross join (values (1), (2)) as copies (copy) where {OF_A_WEEK}",
            "insert into raw.orders select order_id || '-' || copy, (select "
            "max(customer_id) from raw.customers), ordered_at + copy * interval '7' "
            "minute, time_zone, status, currency, sales_channel from raw.orders "
            "cross join (values (1), (2)) as copies (copy) "
            f"where {among_the_last(7)}",
        ],
        today=WEEK_LATER,
    ),
    "events_of_a_week_come_again_under_new_ids": Delivery(
        [
            "insert into raw.events select event_id || '-again', customer_id, "
            f"event_type, occurred_at_ms from raw.events where {EVENTS_OF_A_WEEK}"
        ],
        today=WEEK_LATER,
    ),
    "orders_of_a_week_lose_their_time_of_day": Delivery(
        [
            "update raw.orders set ordered_at = date_trunc('day', ordered_at) "
            f"where {among_the_last(7)}"
        ],
        today=WEEK_LATER,
    ),
    "consents_are_turned_round": Delivery(
        ["update raw.customers set marketing_consent = not marketing_consent"]
    ),
    "cancelled_has_another_word": Delivery(
        ["update raw.orders set status = 'zrusena' where lower(status) = 'cancelled'"]
    ),
    "currencies_of_a_week_are_swapped": Delivery(
        [
            "update raw.orders set currency = case upper(currency) when 'EUR' then "
            "'GBP' when 'GBP' then 'EUR' else currency end "
            f"where {among_the_last(7)}"
        ],
        today=WEEK_LATER,
    ),
    "a_rate_is_times_a_hundred": Delivery(
        [
            "update segmentation_reference.exchange_rates set rate = rate * 100 "
            "where currency = 'USD'"
        ]
    ),
    "orders_of_a_week_come_three_times_under_new_ids": Delivery(
        [
            "insert into raw.order_lines select order_id || '-' || copy, line_number, "
            "product_id, category, quantity, unit_price, discount from raw.order_lines "
            f"cross join (values (1), (2)) as copies (copy) where {OF_A_WEEK}",
            "insert into raw.orders select order_id || '-' || copy, customer_id, "
            "ordered_at, time_zone, status, currency, sales_channel from raw.orders "
            "cross join (values (1), (2)) as copies (copy) "
            f"where {among_the_last(7)}",
        ],
        today=WEEK_LATER,
    ),
    "every_customer_has_another_id": Delivery(
        [
            f"update raw.{table} set customer_id = 'n-' || customer_id"
            for table in ("orders", "returns", "events", "tickets", "customers")
        ]
    ),
    "every_order_belongs_to_the_next_customer": Delivery(
        [
            "update raw.orders set customer_id = nexts.next_id from (select "
            "customer_id, lead(customer_id) over (order by customer_id) as next_id "
            "from (select distinct customer_id from raw.customers) as ids) as nexts "
            "where orders.customer_id = nexts.customer_id "
            "and nexts.next_id is not null"
        ]
    ),
    "the_customers_of_a_country_vanish": Delivery(
        without_country("Spain", ["customers"])
    ),
    "a_country_vanishes_altogether": Delivery(
        without_country(
            "Spain", ["orders", "returns", "events", "tickets", "customers"]
        )
    ),
}

HARMLESS = {
    "an_ordinary_day": Delivery([]),
    "a_christmas_peak": Delivery(
        [
            "insert into raw.order_lines select order_id || '-' || copy, line_number, "
            "product_id, category, quantity, unit_price, discount from raw.order_lines "
            "cross join (values (1), (2), (3)) as copies (copy) where order_id in "
            f"(select order_id from raw.orders where {among_the_last(1)})",
            f"insert into raw.orders select order_id || '-' || copy, {COPY_OF_ORDER}",
        ]
    ),
    "five_percent_growth": Delivery(
        [
            "insert into raw.customers select customer_id || '-new', email, "
            "timestamp '{yesterday}' + interval '9' hour, time_zone, country, "
            "birth_year, gender, acquisition_channel, acquisition_cost, "
            f"marketing_consent, deleted_at from raw.customers where "
            f"{share('customer_id', 5)} and signed_up_at < timestamp '{{yesterday}}'"
        ]
    ),
    "the_batch_of_the_day_is_late": Delivery(without_orders(among_the_last(1))),
    "a_weekend_without_orders": Delivery(
        without_orders(among_the_last(2)), today="2025-12-08"
    ),
    # A move to another platform: all customers have new ids, old orders the old ones.
    "everybody_has_a_new_id_and_an_alias": Delivery(
        [
            "drop table if exists raw.customer_aliases",
            "create table raw.customer_aliases as select distinct customer_id as "
            "alias_id, 'n-' || customer_id as customer_id from raw.customers "
            "where customer_id is not null",
            "update raw.customers set customer_id = 'n-' || customer_id",
            "update raw.orders set customer_id = 'n-' || customer_id "
            "where ordered_at >= timestamp '{yesterday}'",
        ]
    ),
    "a_refit": Delivery([], variables={"refit": True}),
}
