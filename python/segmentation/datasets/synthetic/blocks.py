"""All tables of one block of customers."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from segmentation.datasets.synthetic.columns import numbered
from segmentation.datasets.synthetic.customers import (
    customer_ids,
    customer_table,
    truth_table,
)
from segmentation.datasets.synthetic.events import event_table
from segmentation.datasets.synthetic.lines import draw_lines, line_table
from segmentation.datasets.synthetic.mess import MALFORMATIONS, add_mess
from segmentation.datasets.synthetic.orders import draw_orders, order_table
from segmentation.datasets.synthetic.population import (
    Population,
    draw_passers_by,
    draw_population,
)
from segmentation.datasets.synthetic.returns import draw_returns, return_table
from segmentation.datasets.synthetic.seasons import Seasons
from segmentation.datasets.synthetic.tickets import ticket_table

# Ids of a block's orders, returns, events and tickets start at a multiple of this.
NUMBERS_PER_BLOCK = 10_000_000
# Orders without a customer, per customer: about 2 % of the orders.
GUESTS = 0.2
# Orders of customers that the shop does not know, per customer; at least one.
STRANGERS = 0.0005


def make_block(
    seed: int, block: int, first_customer: int, size: int, seasons: Seasons
) -> dict[str, pa.Table]:
    """Make every table of one block; the same arguments give the same rows.

    Parameters
    ----------
    seed, block
        Together they seed the randomness: blocks can be made in any order.
    first_customer
        Number of the block's first customer.
    size
        Customers in the block.
    seasons
        Start, end and calendar of the history.
    """
    streams = np.random.SeedSequence((seed, block)).spawn(2)
    good = _good_tables(streams[0], block, first_customer, size, seasons)
    rngs = [np.random.default_rng(stream) for stream in streams[1].spawn(len(good))]
    return {
        name: add_mess(rng, name, table, block) if name in MALFORMATIONS else table
        for rng, (name, table) in zip(rngs, good.items(), strict=True)
    }


def _good_tables(
    stream: np.random.SeedSequence,
    block: int,
    first_customer: int,
    size: int,
    seasons: Seasons,
) -> dict[str, pa.Table]:
    who, bought, gone, app, support = map(np.random.default_rng, stream.spawn(5))
    people = draw_population(who, size, seasons)
    ids = customer_ids(first_customer, size)
    first = block * NUMBERS_PER_BLOCK
    return {
        "customers": customer_table(who, people, ids, seasons),
        "true_archetypes": truth_table(people, ids, seasons),
        **_sales(bought, gone, people, ids, first, seasons),
        "events": event_table(app, people, seasons, ids, first),
        "tickets": ticket_table(support, people, seasons, ids, first),
    }


def _sales(
    bought: np.random.Generator,
    gone: np.random.Generator,
    people: Population,
    ids: pa.Array,
    first: int,
    seasons: Seasons,
) -> dict[str, pa.Table]:
    guests, strangers = (
        round(GUESTS * len(people)),
        max(1, round(STRANGERS * len(people))),
    )
    passers_by = draw_passers_by(bought, guests + strangers, seasons)
    buyers = people.joined_by(passers_by)
    unknown = numbered("X", first + np.arange(strangers), 10)
    ids = pa.concat_arrays([ids, unknown, pa.nulls(guests, pa.string())])
    orders = draw_orders(bought, buyers, seasons, first, len(people))
    lines = draw_lines(bought, buyers, orders)
    returns = draw_returns(gone, buyers, orders, lines, len(people), seasons.end)
    return {
        "orders": order_table(bought, orders, ids),
        "order_lines": line_table(bought, lines, orders),
        "returns": return_table(gone, returns, orders, lines, ids, first),
    }
