{%- set is_let_in = var('accept_negative_refunds') | lower -%}

with

returns as (
    {{ with_merged_customers('shop', 'returns') | indent(4) }}
),

order_status as (
    select * from {{ ref('stg_shop__order_status') }}
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

returns_of_customers as (
    select
        returns.*,
        order_status.reject_reason as order_reject_reason,
        returns.order_id is not null
        and order_status.order_id is null as is_order_unknown,
        -- Those of a merged account are its customer's in both.
        returns.customer_id <> order_status.customer_id as is_of_other_customer,
        coalesce(returns.customer_id, order_status.customer_id)
            as returning_customer_id
    from returns
    left join order_status
        on returns.order_id = order_status.order_id
),

returns_with_zone as (
    {{ with_zone_and_rate('returns_of_customers', 'returning_customer_id')
        | indent(4) }}
),

returns_in_utc as (
    {{ with_utc('returns_with_zone', 'known_time_zone', 'returned_at')
        | indent(4) }}
),

stg_shop__returns_normalized as (
    select
        return_id,
        order_id,
        customer_id as customer_id_given,
        product_id,
        quantity,
        refund,
        currency,
        returned_at as returned_at_local,
        time_zone as time_zone_given,
        returning_customer_id as customer_id,
        returned_at_utc as returned_at,
        is_order_unknown,
        coalesce(is_of_other_customer, false) as is_of_other_customer,
        coalesce(known_time_zone, returned_at_zone) as time_zone,
        updated_at,
        loaded_at,
        -- As with order lines, the status of the order comes first. A return
        -- whose order is nowhere is kept if it says itself whose it is.
        case
            when return_id is null then 'missing_key'
            when returning_customer_id = 'erased' then 'erased'
            when order_reject_reason is not null then order_reject_reason
            when returning_customer_id is null and is_order_unknown
                then 'unknown_order'
            when returning_customer_id is null then 'guest_sale'
            when known_customer_id is null then 'unknown_customer'
            -- PostgreSQL's NaN is above every number.
            when refund is null or refund > 99999999999999
                then 'missing_amount'
            when
                greatest(abs(refund), abs(coalesce(quantity, 0)))
                >= 1000000000000
                then 'amount_out_of_range'
            when refund < 0 and not {{ is_let_in }} then 'negative_refund'
            when quantity < 0 and not (refund < 0 and {{ is_let_in }})
                then 'negative_quantity'
            when returned_at is null then 'missing_time'
            when
                coalesce(returned_at_zone, known_time_zone) is null
                then 'unknown_time_zone'
            when returned_at_utc > {{ plausible_at('latest') }}
                then 'in_the_future'
            when returned_at_utc < {{ plausible_at('earliest') }}
                then 'in_the_distant_past'
            when
                first_rate_date is null
                or cast(returned_at_utc as date) < first_rate_date
                then 'unknown_currency'
        end as reject_reason
    from returns_in_utc
)

select * from stg_shop__returns_normalized
