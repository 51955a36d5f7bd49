
  
    

  create  table "postgres"."segmentation"."rejected_order_lines__dbt_tmp"
  
  
    
  
  (
    order_id text,
    line_number int,
    product_id text,
    category text,
    quantity numeric(18, 4),
    unit_price numeric(18, 4),
    discount numeric(18, 4),
    reject_reason text
    
    )
 ;
    insert into "postgres"."segmentation"."rejected_order_lines__dbt_tmp" (
      order_id, line_number, product_id, category, quantity, unit_price, discount, reject_reason
    )
  
  (
    
    select order_id, line_number, product_id, category, quantity, unit_price, discount, reject_reason
    from (
        

with

order_lines_checked as (
    select * from "postgres"."segmentation_staging"."stg_shop__order_lines_checked"
),

rejected_order_lines as (
    select
        order_id,
        line_number,
        product_id,
        category,
        quantity,
        unit_price,
        discount,
        reject_reason
    from order_lines_checked
    where reject_reason is not null
)

select * from rejected_order_lines
    ) as model_subq
  );
  