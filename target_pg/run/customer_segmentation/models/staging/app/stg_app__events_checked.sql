
  create view "postgres"."segmentation_staging"."stg_app__events_checked__dbt_tmp"
    
    
  as (
    

with

events as (
    select * from "postgres"."segmentation_staging"."stg_app__events_screened"
),

customers as (
    select * from "postgres"."segmentation_staging"."stg_shop__customers"
),

stg_app__events_checked as (
    select
        events.event_id,
        events.customer_id,
        events.event_type,
        events.occurred_at_ms,
        events.occurred_at,
        case
            when events.is_duplicate or events.reject_reason is not null
                then events.reject_reason
            when customers.customer_id is null then 'unknown_customer'
        end as reject_reason,
        events.is_duplicate
    from events
    left join customers
        on events.customer_id = customers.customer_id
)

select * from stg_app__events_checked
  );