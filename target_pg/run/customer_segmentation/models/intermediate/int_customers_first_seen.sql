
  
    

  create  table "postgres"."segmentation_intermediate"."int_customers_first_seen__dbt_tmp"
  
  
    as
  
  (
    with

orders as (
    select * from "postgres"."segmentation_staging"."stg_shop__orders"
),

returns as (
    select * from "postgres"."segmentation_staging"."stg_shop__returns"
),

events as (
    select * from "postgres"."segmentation_staging"."stg_app__events"
),

tickets as (
    select * from "postgres"."segmentation_staging"."stg_support__tickets"
),

sightings as (
    select
        customer_id,
        min(ordered_at) as seen_at
    from orders
    group by 1
    union all
    select
        customer_id,
        min(returned_at) as seen_at
    from returns
    group by 1
    union all
    select
        customer_id,
        min(occurred_at) as seen_at
    from events
    group by 1
    union all
    select
        customer_id,
        min(opened_at) as seen_at
    from tickets
    group by 1
),

int_customers_first_seen as (
    select
        customer_id,
        min(seen_at) as first_seen_at
    from sightings
    where customer_id is not null
    group by 1
)

select * from int_customers_first_seen
  );
  