{%- set sightings = {
    'int_orders_netted': 'ordered_at',
    'stg_shop__returns': 'returned_at',
    'int_customer_activity': 'first_event_at',
    'stg_support__tickets': 'opened_at',
} -%}

with

sightings as (
    {% for model, seen_at in sightings.items() -%}
        select
            customer_id,
            min({{ seen_at }}) as seen_at
        from {{ ref(model) }}
        group by 1
        {{ 'union all' if not loop.last }}
    {% endfor -%}
),

int_customers_first_seen as (
    select
        customer_id,
        min(seen_at) as first_seen_at
    from sightings
    where customer_id is not null
    group by 1
)

select * from int_customers_first_seen
