{#- Source table, measure, rows, which of them lead nowhere, the id of one. -#}
{%- set links = [
    'returns, unknown_orders, returns_to_link where is_late, is_order_unknown, order_id',
    'returns, early_unknown_orders, returns_to_link where not is_late, is_order_unknown, order_id',
    'returns, other_products, products_returned, not is_linked, product_id',
    'returns, other_customers, returns_to_link, is_of_other_customer, return_id',
    'orders, no_lines, orders where days_ago > 1, not has_lines, order_id',
    'orders, no_lines_last_week, orders where days_ago > 1 and days_ago <= 8'
    ~ ', not has_lines, order_id',
    'orders, no_lines_last_day, orders where days_ago <= 1, not has_lines, order_id',
    'orders, rejected_lines, orders, has_rejected_lines, order_id',
    'order_lines, unknown_products, products_sold, not is_linked, product_id',
    'customers, shared_emails, customers_by_email, is_shared, customer_id',
] -%}

with

orders_netted as (
    select * from {{ ref('int_orders_netted') }}
),

lines as (
    select * from {{ ref('stg_shop__order_lines_deduplicated') }}
),

returns_deduplicated as (
    select * from {{ ref('stg_shop__returns_deduplicated') }}
),

orders as (
    select
        orders_netted.*,
        {{ days_between('orders_netted.ordered_at', 'as_of.as_of') }}
            as days_ago
    from orders_netted
    cross join {{ ref('int_as_of') }} as as_of
    where not orders_netted.is_cancelled
),

-- The returns of an export's first days may be of orders before it.
first_days as (
    select
        min(ordered_at) + interval '60' day as end_at,
        min(ordered_at) + (max(ordered_at) - min(ordered_at)) / 2 as half_at
    from orders_netted
),

returns_by_age as (
    select
        *,
        max(returned_at) over () as newest_at
    from returns_deduplicated
    where
        coalesce(reject_reason, 'unknown_order') = 'unknown_order'
        and not is_duplicate
),

returns_to_link as (
    select
        returns_by_age.*,
        returns_by_age.returned_at >= span.end_at as is_late
    from returns_by_age
    inner join first_days as span
        on
            returns_by_age.returned_at >= least(span.half_at, span.end_at)
            or returns_by_age.newest_at < least(span.half_at, span.end_at)
),

-- Among all lines, also rejected ones: they too say what was ordered.
products_returned as (
    select
        returns_to_link.return_id,
        returns_to_link.product_id,
        bool_or(
            coalesce(lines.product_id = returns_to_link.product_id, true)
        ) as is_linked
    from returns_to_link
    inner join lines on returns_to_link.order_id = lines.order_id
    where returns_to_link.product_id is not null
    group by 1, 2
),

products_sold as (
    select
        lines.product_id,
        known.product_id is not null as is_linked
    from lines
    left join {{ ref('known_products') }} as known
        on lines.product_id = known.product_id
    where
        lines.reject_reason is null and not lines.is_duplicate
        and exists (select 1 from {{ ref('known_products') }})
),

customers_by_email as (
    select
        customers.customer_id,
        count(*) over (partition by lower(trim(customers.email)))
        > 1 as is_shared
    from {{ ref('stg_shop__customers') }} as customers
    inner join {{ ref('int_as_of') }} as as_of
        on coalesce(customers.deleted_at, as_of.as_of) >= as_of.as_of
    where customers.email is not null
),

unlinked_rows as (
    {% for link in links -%}
        {% set source, measure, rows, fault, value = link.split(', ') -%}
        select
            '{{ source }}' as source_table,
            '{{ measure }}' as measure,
            count(*) as count_rows,
            count(*) filter (where {{ fault }}) as count_unlinked,
            min({{ code_points(value) }}) filter (where {{ fault }}) as example
        from {{ rows }} {{ 'union all' if not loop.last }}
    {% endfor %}
)

select * from unlinked_rows
