
  
    

  create  table "postgres"."segmentation_staging"."stg_shop__order_verdicts__dbt_tmp"
  
  
    as
  
  (
    with

orders as (
    select * from "postgres"."segmentation_staging"."stg_shop__orders_checked"
),

stg_shop__order_verdicts as (
    select
        order_id,
        -- At most one row of an order is kept.
        max(customer_id) filter (
            where reject_reason is null and not is_duplicate
        ) as customer_id,
        case
            when bool_or(reject_reason is null) then null
            when bool_or(reject_reason <> 'guest_sale') then 'order_rejected'
            else 'guest_sale'
        end as reject_reason
    from orders
    where order_id is not null
    group by 1
)

select * from stg_shop__order_verdicts
  );
  