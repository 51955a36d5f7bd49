{#- Sums of logarithms in thousandths: whole numbers add up alike on any number
    of threads, and one order of a wholesaler is no outlier among them. -#}
{%- set sizes = {
    'prices': 'sold.unit_price', 'quantities': 'sold.quantity',
    'amounts':
        'sold.unit_price * sold.quantity - coalesce(sold.discount, 0)',
} -%}

with

last_accepted_run as (
    select * from {{ ref('last_accepted_run') }}
),

orders as (
    select * from {{ ref('stg_shop__orders') }}
),

order_lines_validated as (
    select * from {{ ref('stg_shop__order_lines_validated') }}
),

-- Prices of a category are in several currencies, and days differ in their mix.
rates_ranked as (
    select
        currency,
        {{ as_double('exchange_rate') }} as exchange_rate,
        row_number() over (
            partition by currency order by rate_date desc
        ) as place
    from {{ ref('stg_shop__exchange_rates') }}
),

-- A line is as old as its order; those of older orders are history.
recent_orders as (
    select
        orders.order_id,
        orders.ordered_at,
        orders.currency,
        rates_ranked.exchange_rate
    from orders
    left join rates_ranked
        on orders.currency = rates_ranked.currency and rates_ranked.place = 1
    inner join last_accepted_run
        on orders.ordered_at >= least(
            last_accepted_run.as_of
            - interval '{{ var("source_window_days") }}' day,
            last_accepted_run.previous_as_of
        )
),

order_lines_with_dimensions as (
    select
        {% for size, amount in sizes.items() -%}
            case
                when recent_orders.order_id is not null and {{ amount }} > 0
                    then cast(round(1000 * ln({{ as_double(amount)
                        ~ (' * coalesce(recent_orders.exchange_rate, 1)'
                        if size != 'quantities' else '') }})) as bigint)
            end as log_of_{{ size }},
        {% endfor -%}
        sold.product_id,
        sold.category,
        sold.quantity,
        sold.discount,
        sold.unit_price,
        recent_orders.ordered_at,
        {{ row_status_and_horizon('recent_orders.ordered_at') | indent(8) }},
        sold.category as per_category,
        recent_orders.currency as per_currency,
        {{ recent_day('recent_orders.ordered_at') | indent(8) }} as per_day
    from order_lines_validated as sold
    cross join last_accepted_run
    left join recent_orders
        on sold.order_id = recent_orders.order_id
),

order_lines_counted as {{ cte_materialization(true) }} (
    select
        row_status,
        horizon,
        per_category,
        per_currency,
        per_day,
        {{ as_text('per_day') }} || ' ' || per_category as per_day_of_category,
        count(*) as count_rows,
        max(ordered_at) as newest_at,
        {% for size in sizes -%}
            count(log_of_{{ size }}) as rows_of_{{ size }},
            sum(log_of_{{ size }}) as logs_of_{{ size }},
            sum(log_of_{{ size }} * log_of_{{ size }}) as squares_of_{{ size }},
        {% endfor -%}
        count(*) - count(product_id) as nulls_in_product_id,
        count(*) - count(category) as nulls_in_category,
        count(*) - count(discount) as nulls_in_discount,
        {% for column in ['quantity', 'unit_price'] -%}
            count(*) - count(nullif({{ column }}, 0)) as nulls_in_{{ column }},
        {% endfor -%}
        sum(
            case when row_status = 'accepted' then quantity end
        ) as sum_of_quantities,
        sum(
            case
                when row_status = 'accepted'
                    then
                        cast(quantity as numeric(38, 4)) * unit_price
                        - coalesce(discount, 0)
            end
        ) as sum_of_amounts
    from order_lines_with_dimensions
    group by 1, 2, 3, 4, 5
),

measured_order_lines as (
    {{ measures_of(
        'order_lines',
        {
            'order_lines_counted': ['category', 'day', 'day_of_category'],
        },
        [
            'nulls_in_product_id', 'nulls_in_category', 'nulls_in_discount',
            'nulls_in_quantity', 'nulls_in_unit_price',
            'sum_of_quantities', 'sum_of_amounts',
        ],
        sizes,
        {'order_lines_counted': ['category', 'currency', 'day']}
    ) }}
)

select * from measured_order_lines
