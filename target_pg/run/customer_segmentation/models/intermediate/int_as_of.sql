
  
    

  create  table "postgres"."segmentation_intermediate"."int_as_of__dbt_tmp"
  
  
    as
  
  (
    with

orders as (
    select * from "postgres"."segmentation_staging"."stg_shop__orders"
),

newest_order as (
    select max(ordered_at) as ordered_at from orders
),

int_as_of as (
    select
        coalesce(
            cast(null as timestamp),
            date_trunc('day', ordered_at) + interval '1' day
        ) as as_of
    from newest_order
)

select * from int_as_of
  );
  