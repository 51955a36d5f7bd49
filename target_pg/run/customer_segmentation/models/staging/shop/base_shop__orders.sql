
  create view "postgres"."segmentation_staging"."base_shop__orders__dbt_tmp"
    
    
  as (
    

select
        nullif(cast(order_id as text), '') as order_id,
        nullif(cast(customer_id as text), '') as customer_id,
        cast(ordered_at as timestamp) as ordered_at,
        nullif(cast(time_zone as text), '') as time_zone,
        nullif(cast(status as text), '') as status,
        nullif(cast(currency as text), '') as currency,
        nullif(cast(sales_channel as text), '') as sales_channel
    from "postgres"."raw"."orders"
  );