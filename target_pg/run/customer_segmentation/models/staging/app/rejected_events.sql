
  
    

  create  table "postgres"."segmentation"."rejected_events__dbt_tmp"
  
  
    
  
  (
    event_id text,
    customer_id text,
    event_type text,
    occurred_at_ms bigint,
    reject_reason text
    
    )
 ;
    insert into "postgres"."segmentation"."rejected_events__dbt_tmp" (
      event_id, customer_id, event_type, occurred_at_ms, reject_reason
    )
  
  (
    
    select event_id, customer_id, event_type, occurred_at_ms, reject_reason
    from (
        

with

events_checked as (
    select * from "postgres"."segmentation_staging"."stg_app__events_checked"
),

rejected_events as (
    select
        event_id,
        customer_id,
        event_type,
        occurred_at_ms,
        reject_reason
    from events_checked
    where reject_reason is not null
)

select * from rejected_events
    ) as model_subq
  );
  