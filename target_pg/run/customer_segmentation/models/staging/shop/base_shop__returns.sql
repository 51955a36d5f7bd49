
  create view "postgres"."segmentation_staging"."base_shop__returns__dbt_tmp"
    
    
  as (
    

select
        nullif(cast(return_id as text), '') as return_id,
        nullif(cast(order_id as text), '') as order_id,
        nullif(cast(customer_id as text), '') as customer_id,
        nullif(cast(product_id as text), '') as product_id,
        cast(quantity as numeric(18, 4)) as quantity,
        cast(refund as numeric(18, 4)) as refund,
        nullif(cast(currency as text), '') as currency,
        cast(returned_at as timestamp) as returned_at,
        nullif(cast(time_zone as text), '') as time_zone
    from "postgres"."raw"."returns"
  );