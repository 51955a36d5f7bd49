
  
    

  create  table "postgres"."segmentation_staging"."stg_shop__orders_checked__dbt_tmp"
  
  
    as
  
  (
    with

orders as (
    select * from "postgres"."segmentation_staging"."base_shop__orders"
),

customers as (
    select * from "postgres"."segmentation_staging"."stg_shop__customers"
),

time_zones as (
    select * from "postgres"."segmentation_reference"."time_zones"
),

first_exchange_rates as (
    select * from "postgres"."segmentation_staging"."stg_shop__first_exchange_rates"
),

orders_in_utc as (
    select
        orders.*,
        customers.customer_id as known_customer_id,
        time_zones.time_zone as known_time_zone,
        first_exchange_rates.first_rate_date,
        orders.ordered_at at time zone time_zones.time_zone at time zone 'UTC' as ordered_at_utc
    from orders
    left join customers
        on orders.customer_id = customers.customer_id
    left join time_zones
        on
            coalesce(
                orders.time_zone,
                customers.time_zone,
                'UTC'
            ) = time_zones.time_zone
    left join first_exchange_rates
        on upper(orders.currency) = first_exchange_rates.currency
),

orders_judged as (
    select
        *,
        coalesce(lower(status) in ('cancelled', 'canceled', 'void', 'voided'), false)
            as is_cancelled,
        -- A guest sale comes before all else that may be wrong with the order:
        -- it could not be used if that were mended, so nobody needs to hear.
        case
            when order_id is null then 'missing_key'
            when customer_id is null then 'guest_sale'
            when known_customer_id is null then 'unknown_customer'
            when ordered_at is null then 'missing_time'
            when known_time_zone is null then 'unknown_time_zone'
            when ordered_at_utc > timestamp '2026-11-23 17:13:29'
                then 'in_the_future'
            when ordered_at_utc < timestamp '1980-01-01'
                then 'in_the_distant_past'
            when
                first_rate_date is null
                or cast(ordered_at_utc as date) < first_rate_date
                then 'unknown_currency'
        end as reject_reason
    from orders_in_utc
),

stg_shop__orders_checked as (
    select
        order_id,
        customer_id,
        status,
        currency,
        sales_channel,
        ordered_at as ordered_at_local,
        time_zone as time_zone_given,
        ordered_at_utc as ordered_at,
        known_time_zone as time_zone,
        is_cancelled,
        reject_reason,
        reject_reason is null
        and row_number() over (
        partition by order_id, reject_reason
        order by
            cast(customer_id is not null as int)
            + cast(time_zone is not null as int)
            + cast(status is not null as int)
            + cast(currency is not null as int)
            + cast(sales_channel is not null as int)
            + cast(ordered_at is not null as int)
             desc,
            ordered_at_utc desc nulls last,
            is_cancelled desc,
            customer_id collate "C" desc nulls last,
            time_zone collate "C" desc nulls last,
            status collate "C" desc nulls last,
            currency collate "C" desc nulls last,
            sales_channel collate "C" desc nulls last,
            ordered_at desc nulls last
    ) > 1 as is_duplicate
    from orders_judged
)

select * from stg_shop__orders_checked
  );
  