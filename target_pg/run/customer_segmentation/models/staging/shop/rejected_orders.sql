
  
    

  create  table "postgres"."segmentation"."rejected_orders__dbt_tmp"
  
  
    
  
  (
    order_id text,
    customer_id text,
    ordered_at timestamp,
    time_zone text,
    status text,
    currency text,
    sales_channel text,
    reject_reason text
    
    )
 ;
    insert into "postgres"."segmentation"."rejected_orders__dbt_tmp" (
      order_id, customer_id, ordered_at, time_zone, status, currency, sales_channel, reject_reason
    )
  
  (
    
    select order_id, customer_id, ordered_at, time_zone, status, currency, sales_channel, reject_reason
    from (
        

with

orders_checked as (
    select * from "postgres"."segmentation_staging"."stg_shop__orders_checked"
),

rejected_orders as (
    select
        order_id,
        customer_id,
        ordered_at_local as ordered_at,
        time_zone_given as time_zone,
        status,
        currency,
        sales_channel,
        reject_reason
    from orders_checked
    where reject_reason is not null
)

select * from rejected_orders
    ) as model_subq
  );
  