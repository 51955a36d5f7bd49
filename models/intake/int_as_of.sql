-- Everything joins this model: it waits for the counts of rejected rows.
-- depends_on: {{ ref('rejected_row_counts') }}
{% set chosen = chosen_as_of() -%}

with

orders as (
    select * from {{ ref('stg_shop__orders') }}
),

newest_order as (
    select max(ordered_at) as ordered_at from orders
),

int_as_of as (
    select
        coalesce(
            cast({{ text_literal(chosen) if chosen else 'null' }} as timestamp),
            least(
                date_trunc('day', ordered_at) + interval '1' day,
                {{ plausible_at('as_of') }}
            )
        ) as as_of
    from newest_order
)

select * from int_as_of
