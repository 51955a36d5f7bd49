"""Match returns that name no order, one return and one purchase at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal


@dataclass
class Purchase:
    """Pieces of a product that an order sold and that are still there."""

    order_id: str
    at: datetime
    left: Decimal


@dataclass(frozen=True)
class Return:
    """Pieces of a product that came back without an order."""

    return_id: str
    at: datetime
    quantity: Decimal


def match(
    purchases: list[Purchase], returns: list[Return]
) -> Iterator[tuple[str, str, Decimal]]:
    """Yield (return_id, order_id, quantity), the latest purchase first.

    Returns are served in the order in which they came; each takes from the
    purchases before it that have pieces left. All rows are of one customer and
    one product; ``left`` of the purchases is lowered.
    """
    for item in sorted(returns, key=lambda one: (one.at, one.return_id)):
        wanted = item.quantity
        for purchase in sorted(
            purchases, key=lambda one: (one.at, one.order_id), reverse=True
        ):
            taken = min(wanted, purchase.left)
            if purchase.at < item.at and taken > 0:
                purchase.left -= taken
                wanted -= taken
                yield item.return_id, purchase.order_id, taken
