
  
    

  create  table "postgres"."segmentation"."rejected_returns__dbt_tmp"
  
  
    
  
  (
    return_id text,
    order_id text,
    customer_id text,
    product_id text,
    quantity numeric(18, 4),
    refund numeric(18, 4),
    currency text,
    returned_at timestamp,
    time_zone text,
    reject_reason text
    
    )
 ;
    insert into "postgres"."segmentation"."rejected_returns__dbt_tmp" (
      return_id, order_id, customer_id, product_id, quantity, refund, currency, returned_at, time_zone, reject_reason
    )
  
  (
    
    select return_id, order_id, customer_id, product_id, quantity, refund, currency, returned_at, time_zone, reject_reason
    from (
        

with

returns_checked as (
    select * from "postgres"."segmentation_staging"."stg_shop__returns_checked"
),

rejected_returns as (
    select
        return_id,
        order_id,
        customer_id_given as customer_id,
        product_id,
        quantity,
        refund,
        currency,
        returned_at_local as returned_at,
        time_zone_given as time_zone,
        reject_reason
    from returns_checked
    where reject_reason is not null
)

select * from rejected_returns
    ) as model_subq
  );
  