"""Orders net of returns, as of one instant."""

from collections import defaultdict
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

import pandas as pd

from oracle.matching import Purchase, Return, match

ZERO = Decimal(0)
CENT_OF_A_CENT = Decimal("0.0001")


def rounded(amount: Decimal) -> Decimal:
    """Round half away from zero to four decimals."""
    return amount.quantize(CENT_OF_A_CENT, rounding=ROUND_HALF_UP)


def net_orders(
    facts: dict[str, pd.DataFrame], rates: pd.DataFrame, as_of: datetime, base: str
) -> tuple[pd.DataFrame, dict[str, Decimal]]:
    """Return the orders with gross, refund and net, and the unmatched refunds.

    The second value is customer_id -> refunds that match no order.
    """
    rate = Rates(rates, base)
    orders = {o.order_id: o for o in _rows(facts["orders"]) if o.ordered_at < as_of}
    lines = [line for line in _rows(facts["order_lines"]) if line.order_id in orders]
    returns = [r for r in _rows(facts["returns"]) if r.returned_at < as_of]
    refunds: dict[str, Decimal] = defaultdict(Decimal)
    unmatched: dict[str, Decimal] = defaultdict(Decimal)
    for item, order_id, refund in _parts(orders, lines, returns):
        if order_id is None:
            day = item.returned_at.date()
            unmatched[item.customer_id] += refund * rate.on(item.currency, day)
        else:
            day = orders[order_id].ordered_at.date()
            refunds[order_id] += refund * rate.on(item.currency, day)
    gross: dict[str, Decimal] = defaultdict(Decimal)
    for line in lines:
        gross[line.order_id] += _line_amount(line)
    columns = ["order_id", "customer_id", "ordered_at", "is_cancelled"]
    netted = pd.DataFrame(
        [
            {
                "order_id": order.order_id,
                "customer_id": order.customer_id,
                "ordered_at": order.ordered_at,
                "is_cancelled": order.is_cancelled,
                "gross": rounded(
                    gross[order.order_id]
                    * rate.on(order.currency, order.ordered_at.date())
                ),
                "refund": rounded(refunds[order.order_id]),
            }
            for order in orders.values()
        ],
        columns=[*columns, "gross", "refund"],
    )
    netted["net"] = netted["gross"] - netted["refund"]
    return netted, {customer: rounded(sum_) for customer, sum_ in unmatched.items()}


class Rates:
    """Exchange rates: the newest at or before a day, the first one before that."""

    def __init__(self, rates: pd.DataFrame, base: str) -> None:
        self.base = base
        self.rates: dict[str, list[tuple[date, Decimal]]] = defaultdict(list)
        for row in _rows(rates):
            self.rates[row.currency].append((_date(row.rate_date), Decimal(row.rate)))

    def is_known(self, currency: str | None, day: date) -> bool:
        """Return whether there is a rate at or before the day."""
        currency = (currency or "").upper()
        known = self.rates.get(currency, [])
        return currency == self.base or any(given <= day for given, _ in known)

    def on(self, currency: str, day: date) -> Decimal:
        """Return units of the base currency per unit of this one."""
        if currency.upper() == self.base:
            return Decimal(1)
        known = sorted(self.rates[currency.upper()])
        before = [rate for rate_date, rate in known if rate_date <= day]
        return before[-1] if before else known[0][1]


def _parts(orders: dict, lines: list, returns: list):
    """Yield (return, order_id or None, refund), together the whole refund."""
    for item in returns:
        if item.order_id in orders:
            yield item, item.order_id, Decimal(item.refund)
    matched = defaultdict(list)
    for return_id, order_id, quantity in _matches(orders, lines, returns):
        matched[return_id].append((order_id, quantity))
    for item in returns:
        if item.order_id in orders:
            continue
        refund, used, so_far = Decimal(item.refund), ZERO, ZERO
        for order_id, quantity in matched[item.return_id]:
            used += quantity
            share = rounded(refund * used / Decimal(item.quantity))
            yield item, order_id, share - so_far
            so_far = share
        yield item, None, refund - so_far


def _matches(orders: dict, lines: list, returns: list):
    left: dict[tuple, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for line in lines:
        order = orders[line.order_id]
        if not order.is_cancelled:
            key = order.customer_id, line.product_id
            left[key][line.order_id] += Decimal(line.quantity)
    free = defaultdict(list)
    for item in returns:
        if item.quantity is None or item.product_id is None:
            continue
        quantity = Decimal(item.quantity)
        if item.order_id in orders:
            customer = orders[item.order_id].customer_id
            left[customer, item.product_id][item.order_id] -= quantity
        else:
            one = Return(item.return_id, item.returned_at, quantity)
            free[item.customer_id, item.product_id].append(one)
    for key, waiting in free.items():
        purchases = [
            Purchase(order_id, orders[order_id].ordered_at, quantity)
            for order_id, quantity in left[key].items()
            if quantity > 0
        ]
        yield from match(purchases, waiting)


def _line_amount(line) -> Decimal:
    amount = Decimal(line.quantity) * Decimal(line.unit_price)
    return amount - Decimal(line.discount or 0)


def _rows(frame: pd.DataFrame) -> list:
    plain = frame.astype(object).where(frame.notna(), None)
    return list(plain.itertuples(index=False))


def _date(value: object) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value))
