with

orders_of_customers as (
    {{ with_merged_customers('shop', 'orders') | indent(4) }}
),

orders as (
    select
        *,
        {{ as_word('status') }} as status_word
    from orders_of_customers
),

customers as (
    select * from {{ ref('stg_shop__customers') }}
),

time_zones as (
    select * from {{ ref('time_zones') }}
),

exchange_rates as (
    select * from {{ ref('stg_shop__exchange_rates') }}
),

orders_with_zone as (
    {{ with_zone_and_rate('orders') | indent(4) }}
),

orders_in_utc as (
    {{ with_utc('orders_with_zone', 'known_time_zone', 'ordered_at')
        | indent(4) }}
),

stg_shop__orders_normalized as (
    select
        order_id,
        customer_id,
        status,
        currency,
        sales_channel,
        ordered_at as ordered_at_local,
        time_zone as time_zone_given,
        ordered_at_utc as ordered_at,
        coalesce(known_time_zone, ordered_at_zone) as time_zone,
        {{ is_word_of('status_word', var('unpaid_order_statuses')) }}
            as is_unpaid,
        {{ is_word_of('status_word', var('cancelled_order_statuses')) }}
            as is_cancelled,
        {{ is_word_of('status_word', var('refunded_order_statuses')) }}
            as is_refunded,
        updated_at,
        loaded_at,
        -- A guest sale comes before all other faults of the order: it could
        -- not be used if they were fixed.
        case
            when order_id is null then 'missing_key'
            when customer_id is null then 'guest_sale'
            when customer_id = 'erased' then 'erased'
            when known_customer_id is null then 'unknown_customer'
            when ordered_at is null then 'missing_time'
            when
                coalesce(ordered_at_zone, known_time_zone) is null
                then 'unknown_time_zone'
            when ordered_at_utc > {{ plausible_at('latest') }}
                then 'in_the_future'
            when ordered_at_utc < {{ plausible_at('earliest') }}
                then 'in_the_distant_past'
            when
                first_rate_date is null
                or cast(ordered_at_utc as date) < first_rate_date
                then 'unknown_currency'
        end as reject_reason
    from orders_in_utc
)

select * from stg_shop__orders_normalized
