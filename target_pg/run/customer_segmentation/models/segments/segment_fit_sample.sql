
  
    

  create  table "postgres"."segmentation_intermediate"."segment_fit_sample__dbt_tmp"
  
  
    as
  
  (
    with

customer_features as (
    select * from "postgres"."segmentation"."customer_features"
),

segment_fit_request as (
    select * from "postgres"."segmentation_intermediate"."segment_fit_request"
),

-- The hash spreads the sample evenly and keeps it the same in every run.
customers_in_hash_order as (
    select
        customer_features.*,
        row_number() over (
            order by
                md5(customer_features.customer_id),
                customer_features.customer_id
        ) as position
    from customer_features
    inner join segment_fit_request on segment_fit_request.is_fit_needed
    where customer_features.has_ordered
),

segment_fit_sample as (
    select
        customer_id
            ,
            cast(count_orders_365d as double precision) as count_orders_365d
            ,
            cast(days_since_last_login as double precision) as days_since_last_login
            ,
            cast(days_since_last_order as double precision) as days_since_last_order
            ,
            cast(discount_share as double precision) as discount_share
            ,
            cast(net_spend_365d as double precision) as net_spend_365d
            ,
            cast(return_share as double precision) as return_share
            ,
            cast(tenure_days as double precision) as tenure_days
    from customers_in_hash_order
    where position <= 50000
)

select * from segment_fit_sample
  );
  