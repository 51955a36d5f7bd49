-- What a good analytics engineer would write in an afternoon: the same features
-- and segments from the same raw tables. No tests, no history, no rejected rows
-- to look at, and simple rules where the project has careful ones: amounts are
-- floats, a return without an order only lowers what its customer spent, and of
-- copies of a row any one counts, so that nothing is sorted to choose it.
--
-- Words behind a colon are filled in by `by_hand.py`; the macros of
-- schema by_hand stand in duckdb.sql and postgres.sql.

create :table by_hand.zones as
select name from pg_timezone_names();

create :table by_hand.rates as
select
    currency,
    rate_date as valid_from,
    lead(rate_date, 1, date '2200-01-01') over (
        partition by currency order by rate_date
    ) as valid_until,
    rate
from (values :exchange_rates) as given (currency, rate_date, rate);

-- Zones are converted by the offset at noon of each local day, not row by row: an hour
-- is wrong in the night of a change.
create :table by_hand.shifts as
with instants as (
    select time_zone, signed_up_at as local_at from raw.customers
    union all
    select time_zone, deleted_at as local_at from raw.customers
    union all
    select time_zone, ordered_at as local_at from raw.orders
    union all
    select time_zone, returned_at as local_at from raw.returns
),

days as (
    select distinct cast(local_at as date) as local_date
    from instants
    where local_at < timestamp '2100-01-01'
),

used_zones as (
    select distinct zones.name
    from instants
    inner join by_hand.zones on coalesce(instants.time_zone, 'UTC') = zones.name
),

noons as (
    select
        used_zones.name,
        days.local_date,
        cast(days.local_date as timestamp) + interval '12' hour as noon
    from used_zones
    cross join days
)

select
    name,
    local_date,
    noon at time zone name at time zone 'UTC' - noon as shift
from noons;

create :table by_hand.customers as
select distinct on (customers.customer_id)
    customers.customer_id,
    coalesce(customers.time_zone, 'UTC') as time_zone,
    customers.signed_up_at + sign_ups.shift as signed_up_at,
    customers.deleted_at + deletions.shift as deleted_at,
    cast(customers.acquisition_cost as double precision) as acquisition_cost
from raw.customers
left join by_hand.zones on customers.time_zone = zones.name
left join by_hand.shifts as sign_ups
    on
        coalesce(customers.time_zone, 'UTC') = sign_ups.name
        and cast(customers.signed_up_at as date) = sign_ups.local_date
left join by_hand.shifts as deletions
    on
        coalesce(customers.time_zone, 'UTC') = deletions.name
        and cast(customers.deleted_at as date) = deletions.local_date
where
    customers.customer_id is not null
    and (customers.time_zone is null or zones.name is not null)
    and coalesce(customers.signed_up_at < timestamp '2100-01-01', true);

create :table by_hand.orders as
select distinct on (orders.order_id)
    orders.order_id,
    orders.customer_id,
    orders.currency,
    orders.ordered_at + shifts.shift as ordered_at,
    lower(orders.status) as status
from raw.orders
inner join by_hand.customers on orders.customer_id = customers.customer_id
inner join by_hand.shifts
    on
        coalesce(orders.time_zone, customers.time_zone) = shifts.name
        and cast(orders.ordered_at as date) = shifts.local_date
where
    orders.order_id is not null
    and orders.ordered_at < :as_of + interval '1' day;

create :table by_hand.order_lines as
select distinct on (order_id, line_number)
    order_id,
    category,
    cast(quantity as double precision) * cast(unit_price as double precision)
    - coalesce(cast(discount as double precision), 0) as amount,
    coalesce(cast(discount as double precision), 0) as discount
from raw.order_lines
where
    order_id is not null
    and quantity >= 0
    and unit_price >= 0
    and coalesce(discount, 0) >= 0;

create :table by_hand.refunds as
select
    order_id,
    customer_id,
    sum(refund) as refund,
    sum(refund * rates.rate) as base_refund
from (
    select distinct on (returns.return_id)
        returns.order_id,
        returns.customer_id,
        returns.currency,
        cast(returns.refund as double precision) as refund,
        returns.returned_at + shifts.shift as returned_at
    from raw.returns
    inner join by_hand.customers
        on returns.customer_id = customers.customer_id
    inner join by_hand.shifts
        on
            coalesce(returns.time_zone, customers.time_zone) = shifts.name
            and cast(returns.returned_at as date) = shifts.local_date
    where
        returns.return_id is not null
        and returns.refund >= 0
) as returns
inner join by_hand.rates
    on
        returns.currency = rates.currency
        and cast(returns.returned_at as date) >= rates.valid_from
        and cast(returns.returned_at as date) < rates.valid_until
where returned_at < :as_of
group by order_id, customer_id;

create :table by_hand.purchases as
with order_amounts as (
    select
        order_id,
        sum(amount) as gross,
        sum(discount) as discount
    from by_hand.order_lines
    group by order_id
)

select
    orders.order_id,
    orders.customer_id,
    orders.ordered_at,
    rates.rate,
    orders.ordered_at >= :as_of - interval '365' day as is_in_365d,
    order_amounts.gross * rates.rate as gross,
    order_amounts.discount * rates.rate as discount,
    coalesce(refunds.refund, 0) * rates.rate as refund,
    (order_amounts.gross - coalesce(refunds.refund, 0)) * rates.rate as net
from by_hand.orders
inner join order_amounts on orders.order_id = order_amounts.order_id
inner join by_hand.rates
    on
        orders.currency = rates.currency
        and cast(orders.ordered_at as date) >= rates.valid_from
        and cast(orders.ordered_at as date) < rates.valid_until
left join by_hand.refunds on orders.order_id = refunds.order_id
where
    orders.ordered_at < :as_of
    and orders.status not in ('cancelled', 'canceled', 'void', 'voided');

create :table by_hand.customer_orders as
with purchases_with_gap as (
    select
        *,
        by_hand.days_between(
            lag(ordered_at) over (
                partition by customer_id, net > 0 order by ordered_at
            ),
            ordered_at
        ) as gap
    from by_hand.purchases
)

select
    customer_id,
    count(*) filter (where net > 0) as count_orders,
    count(*) filter (where net > 0 and is_in_365d) as count_orders_365d,
    min(ordered_at) filter (where net > 0) as first_ordered_at,
    max(ordered_at) filter (where net > 0) as last_ordered_at,
    sum(gross) as gross_spend,
    sum(discount) as discounts,
    sum(refund) as refunds,
    sum(net) as net_spend,
    coalesce(sum(net) filter (where is_in_365d), 0) as net_spend_365d,
    avg(net) filter (where net > 0) as average_order_value,
    stddev_samp(net) filter (where net > 0) as order_value_stddev,
    avg(gap) filter (where net > 0) as mean_days_between_orders,
    stddev_samp(gap) filter (where net > 0) as stddev_days_between_orders
from purchases_with_gap
group by customer_id;

create :table by_hand.customer_categories as
with category_spend as (
    select
        purchases.customer_id,
        order_lines.category,
        sum(order_lines.amount * purchases.rate) as spend
    from by_hand.order_lines
    inner join by_hand.purchases on order_lines.order_id = purchases.order_id
    where purchases.net > 0
    group by purchases.customer_id, order_lines.category
),

ranked as (
    select
        *,
        row_number() over (
            partition by customer_id order by spend desc, category
        ) as place
    from category_spend
)

select
    customer_id,
    count(category) as count_categories,
    max(category) filter (where place = 1) as top_category,
    max(spend) filter (where place = 1) / nullif(sum(spend), 0)
        as top_category_share
from ranked
group by customer_id;

create :table by_hand.events as
select distinct on (event_id)
    customer_id,
    lower(event_type) as event_type,
    by_hand.utc_of_ms(occurred_at_ms) as occurred_at
from raw.events
where event_id is not null and event_type is not null;

create :table by_hand.customer_activity as
with recent as (
    select
        customer_id,
        event_type,
        occurred_at,
        cast(occurred_at as date) as occurred_date,
        occurred_at >= :as_of - interval '30' day as is_in_30d,
        occurred_at >= :as_of - interval '90' day as is_in_90d
    from by_hand.events
    where occurred_at < :as_of and customer_id is not null
)

select
    customer_id,
    min(occurred_at) as first_seen_at,
    max(occurred_at) filter (where event_type = 'login') as last_login_at,
    count(distinct occurred_date) filter (
        where is_in_30d and event_type <> 'email_sent'
    ) as active_days_30d,
    count(distinct occurred_date) filter (
        where is_in_90d and event_type <> 'email_sent'
    ) as active_days_90d,
    count(*) filter (
        where is_in_90d and event_type = 'cart_abandoned'
    ) as cart_abandonments_90d,
    count(*) filter (
        where is_in_90d and event_type = 'email_sent'
    ) as emails_sent,
    count(*) filter (
        where is_in_90d and event_type = 'email_opened'
    ) as emails_opened,
    count(*) filter (
        where is_in_90d and event_type = 'email_clicked'
    ) as emails_clicked
from recent
group by customer_id;

create :table by_hand.customer_tickets as
select
    customer_id,
    count(*) filter (
        where opened_at >= :as_of - interval '90' day
    ) as count_tickets_90d,
    count(*) filter (
        where case
            when closed_at is not null then closed_at >= :as_of
            else coalesce(status, 'open') not in ('closed', 'resolved', 'solved')
        end
    ) as count_open_tickets,
    avg(satisfaction) as mean_satisfaction
from (
    select distinct on (ticket_id)
        customer_id,
        lower(status) as status,
        satisfaction,
        by_hand.utc_of_text(opened_at) as opened_at,
        by_hand.utc_of_text(closed_at) as closed_at
    from raw.tickets
    where ticket_id is not null
) as tickets
where opened_at < :as_of
group by customer_id;

create :table by_hand.customer_features as
with unmatched as (
    select
        customer_id,
        sum(base_refund) as refund
    from by_hand.refunds
    where order_id is null
    group by customer_id
),

observed as (
    select
        customers.customer_id,
        customers.acquisition_cost,
        least(
            case
                when customers.signed_up_at < :as_of then customers.signed_up_at
            end,
            activity.first_seen_at,
            orders.first_ordered_at
        ) as signed_up_at
    from by_hand.customers
    left join by_hand.customer_activity as activity
        on customers.customer_id = activity.customer_id
    left join by_hand.customer_orders as orders
        on customers.customer_id = orders.customer_id
    where coalesce(customers.deleted_at >= :as_of, true)
),

joined as (
    select
        observed.customer_id,
        observed.signed_up_at,
        observed.acquisition_cost,
        floor(by_hand.days_between(observed.signed_up_at, :as_of))
            as tenure_days,
        coalesce(orders.count_orders, 0) as count_orders,
        coalesce(orders.count_orders_365d, 0) as count_orders_365d,
        orders.first_ordered_at,
        orders.last_ordered_at,
        coalesce(orders.gross_spend, 0) as gross_spend,
        coalesce(orders.discounts, 0) as discounts,
        coalesce(orders.refunds, 0) + coalesce(unmatched.refund, 0) as refunds,
        coalesce(orders.net_spend, 0) - coalesce(unmatched.refund, 0)
            as net_spend,
        coalesce(orders.net_spend_365d, 0) as net_spend_365d,
        coalesce(orders.average_order_value, 0) as average_order_value,
        orders.order_value_stddev,
        orders.mean_days_between_orders,
        orders.stddev_days_between_orders,
        coalesce(categories.count_categories, 0) as count_categories,
        categories.top_category,
        coalesce(categories.top_category_share, 0) as top_category_share,
        coalesce(activity.last_login_at, observed.signed_up_at)
            as last_login_at,
        activity.last_login_at is null as is_last_login_defaulted,
        coalesce(activity.active_days_30d, 0) as active_days_30d,
        coalesce(activity.active_days_90d, 0) as active_days_90d,
        coalesce(activity.cart_abandonments_90d, 0) as cart_abandonments_90d,
        coalesce(
            1.0 * activity.emails_opened / nullif(activity.emails_sent, 0), 0
        ) as email_open_share_90d,
        coalesce(
            1.0 * activity.emails_clicked / nullif(activity.emails_sent, 0), 0
        ) as email_click_share_90d,
        coalesce(tickets.count_tickets_90d, 0) as count_tickets_90d,
        coalesce(tickets.count_open_tickets, 0) as count_open_tickets,
        tickets.mean_satisfaction
    from observed
    left join by_hand.customer_orders as orders
        on observed.customer_id = orders.customer_id
    left join unmatched on observed.customer_id = unmatched.customer_id
    left join by_hand.customer_categories as categories
        on observed.customer_id = categories.customer_id
    left join by_hand.customer_activity as activity
        on observed.customer_id = activity.customer_id
    left join by_hand.customer_tickets as tickets
        on observed.customer_id = tickets.customer_id
    where observed.signed_up_at < :as_of
)

select
    *,
    cast(date_trunc('month', signed_up_at) as date) as cohort_month,
    count_orders > 0 as has_ordered,
    coalesce(
        floor(by_hand.days_between(last_ordered_at, :as_of)), tenure_days
    ) as days_since_last_order,
    floor(by_hand.days_between(last_login_at, :as_of))
        as days_since_last_login,
    net_spend / greatest(tenure_days / 30.4375, 1) as spend_per_month,
    case when gross_spend > 0 then refunds / gross_spend else 0 end
        as return_share,
    case
        when gross_spend + discounts > 0
            then discounts / (gross_spend + discounts)
        else 0
    end as discount_share,
    case when net_spend > 0 then acquisition_cost / net_spend end
        as cost_to_value_ratio,
    100 * (
        0.35 * case
            when is_last_login_defaulted then 0
            else greatest(
                0, 1 - floor(by_hand.days_between(last_login_at, :as_of)) / 90
            )
        end
        + 0.35 * least(1, active_days_30d / 15.0)
        + 0.2 * least(1, (email_open_share_90d + email_click_share_90d) / 2)
        + 0.1 * coalesce((mean_satisfaction - 1) / 4, 0.5)
    ) as active_engagement_score
from joined;

-- The centroids of a fit that was made before: of the demo, in its scaling.
create :table by_hand.customer_segments as
with centroids as (
    select * from (
        values
        ('S01', 1.248181, 2.108456, 1.184815, -0.162557, -0.860944, -0.397562, 1.448008, -0.227882, -0.272495),
        ('S02', 0.190683, -0.129874, 0.615707, -0.163035, -0.412888, -0.32916, 0.473835, -0.228056, -0.298033),
        ('S03', 1.792227, 0.684133, -0.177122, 3.195684, 0.010862, -0.319902, 0.336105, -0.241329, -0.369815),
        ('S04', 0.213186, -0.136959, 0.172065, 0.086322, -0.249988, -0.322882, 0.229268, 3.220582, -0.438175),
        ('S05', 0.34843, -1.16226, 0.469522, -0.217491, -0.373703, 2.805638, 0.058646, -0.247283, -0.380599),
        ('S06', -0.974289, -0.116059, -0.685341, -0.349834, 1.111985, -0.326645, -0.237364, -0.241274, 0.335939),
        ('S07', -0.852993, -0.29548, -1.067617, -0.349834, 0.696213, -0.352563, -0.517551, -0.37521, -3.366192),
        ('S08', -1.023355, -0.095093, -1.786564, -0.349834, 1.300833, -0.351751, -2.098657, -0.247208, 0.371258)
    ) as given (
        segment_id, active_days, order_value, orders, tickets, recency, discount,
        spend, returned, tenure
    )
),

scaled as (
    select
        customer_id,
        (ln(1 + active_days_90d) - 0.731023) / 0.714339 as active_days,
        (ln(1 + average_order_value) - 3.920605) / 0.738003 as order_value,
        (ln(1 + count_orders_365d) - 1.711840) / 0.954175 as orders,
        (ln(1 + count_tickets_90d) - 0.122151) / 0.349169 as tickets,
        (ln(1 + greatest(days_since_last_order, 0)) - 3.727544) / 1.731159
            as recency,
        (discount_share - 0.071103) / 0.125775 as discount,
        (ln(1 + greatest(net_spend_365d, 0)) - 4.890236) / 2.320545 as spend,
        (return_share - 0.047202) / 0.118753 as returned,
        (ln(1 + tenure_days) - 6.137725) / 0.353732 as tenure
    from by_hand.customer_features
    where has_ordered
),

distances as (
    select
        scaled.customer_id,
        centroids.segment_id,
        power(scaled.active_days - centroids.active_days, 2)
        + power(scaled.order_value - centroids.order_value, 2)
        + power(scaled.orders - centroids.orders, 2)
        + power(scaled.tickets - centroids.tickets, 2)
        + power(scaled.recency - centroids.recency, 2)
        + power(scaled.discount - centroids.discount, 2)
        + power(scaled.spend - centroids.spend, 2)
        + power(scaled.returned - centroids.returned, 2)
        + power(scaled.tenure - centroids.tenure, 2) as distance
    from scaled
    cross join centroids
),

nearest as (
    select distinct on (customer_id)
        customer_id,
        segment_id,
        distance
    from distances
    order by customer_id, distance
)

select
    features.customer_id,
    coalesce(nearest.segment_id, 'S00') as segment_id,
    nearest.distance
from by_hand.customer_features as features
left join nearest on features.customer_id = nearest.customer_id;
