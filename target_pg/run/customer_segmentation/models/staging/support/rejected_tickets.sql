
  
    

  create  table "postgres"."segmentation"."rejected_tickets__dbt_tmp"
  
  
    
  
  (
    ticket_id text,
    customer_id text,
    opened_at text,
    closed_at text,
    status text,
    priority text,
    satisfaction int,
    reject_reason text
    
    )
 ;
    insert into "postgres"."segmentation"."rejected_tickets__dbt_tmp" (
      ticket_id, customer_id, opened_at, closed_at, status, priority, satisfaction, reject_reason
    )
  
  (
    
    select ticket_id, customer_id, opened_at, closed_at, status, priority, satisfaction, reject_reason
    from (
        

with

tickets_checked as (
    select * from "postgres"."segmentation_staging"."stg_support__tickets_checked"
),

rejected_tickets as (
    select
        ticket_id,
        customer_id,
        opened_at_given as opened_at,
        closed_at_given as closed_at,
        status,
        priority,
        satisfaction,
        reject_reason
    from tickets_checked
    where reject_reason is not null
)

select * from rejected_tickets
    ) as model_subq
  );
  