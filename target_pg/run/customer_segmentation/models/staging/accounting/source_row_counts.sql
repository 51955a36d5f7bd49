
  
    

  create  table "postgres"."segmentation"."source_row_counts__dbt_tmp"
  
  
    
  
  (
    source_table text,
    count_raw bigint,
    count_accepted bigint,
    count_duplicates bigint,
    count_rejected bigint
    
    )
 ;
    insert into "postgres"."segmentation"."source_row_counts__dbt_tmp" (
      source_table, count_raw, count_accepted, count_duplicates, count_rejected
    )
  
  (
    
    select source_table, count_raw, count_accepted, count_duplicates, count_rejected
    from (
        

with

raw_counts as (
    
    select
        'customers' as source_table,
        count(*) as count_rows
    from "postgres"."segmentation_staging"."base_shop__customers"
    union all
    select
        'orders' as source_table,
        count(*) as count_rows
    from "postgres"."segmentation_staging"."base_shop__orders"
    union all
    select
        'order_lines' as source_table,
        count(*) as count_rows
    from "postgres"."segmentation_staging"."base_shop__order_lines"
    union all
    select
        'returns' as source_table,
        count(*) as count_rows
    from "postgres"."segmentation_staging"."base_shop__returns"
    union all
    select
        'events' as source_table,
        count(*) as count_rows
    from "postgres"."segmentation_staging"."base_app__events"
    union all
    select
        'tickets' as source_table,
        count(*) as count_rows
    from "postgres"."segmentation_staging"."base_support__tickets"
    
),

accepted_counts as (
    
    select
        'customers' as source_table,
        count(*) as count_rows
    from "postgres"."segmentation_staging"."stg_shop__customers"
    union all
    select
        'orders' as source_table,
        count(*) as count_rows
    from "postgres"."segmentation_staging"."stg_shop__orders"
    union all
    select
        'order_lines' as source_table,
        count(*) as count_rows
    from "postgres"."segmentation_staging"."stg_shop__order_lines"
    union all
    select
        'returns' as source_table,
        count(*) as count_rows
    from "postgres"."segmentation_staging"."stg_shop__returns"
    union all
    select
        'events' as source_table,
        count(*) as count_rows
    from "postgres"."segmentation_staging"."stg_app__events"
    union all
    select
        'tickets' as source_table,
        count(*) as count_rows
    from "postgres"."segmentation_staging"."stg_support__tickets"
    
),

duplicate_counts as (
    
    select
        'customers' as source_table,
        count(*) as count_rows
    from "postgres"."segmentation_staging"."stg_shop__customers_checked"
    where is_duplicate
    union all
    select
        'orders' as source_table,
        count(*) as count_rows
    from "postgres"."segmentation_staging"."stg_shop__orders_checked"
    where is_duplicate
    union all
    select
        'order_lines' as source_table,
        count(*) as count_rows
    from "postgres"."segmentation_staging"."stg_shop__order_lines_checked"
    where is_duplicate
    union all
    select
        'returns' as source_table,
        count(*) as count_rows
    from "postgres"."segmentation_staging"."stg_shop__returns_checked"
    where is_duplicate
    union all
    select
        'events' as source_table,
        count(*) as count_rows
    from "postgres"."segmentation_staging"."stg_app__events_checked"
    where is_duplicate
    union all
    select
        'tickets' as source_table,
        count(*) as count_rows
    from "postgres"."segmentation_staging"."stg_support__tickets_checked"
    where is_duplicate
    
),

rejected_counts as (
    
    select
        'customers' as source_table,
        count(*) as count_rows
    from "postgres"."segmentation"."rejected_customers"
    union all
    select
        'orders' as source_table,
        count(*) as count_rows
    from "postgres"."segmentation"."rejected_orders"
    union all
    select
        'order_lines' as source_table,
        count(*) as count_rows
    from "postgres"."segmentation"."rejected_order_lines"
    union all
    select
        'returns' as source_table,
        count(*) as count_rows
    from "postgres"."segmentation"."rejected_returns"
    union all
    select
        'events' as source_table,
        count(*) as count_rows
    from "postgres"."segmentation"."rejected_events"
    union all
    select
        'tickets' as source_table,
        count(*) as count_rows
    from "postgres"."segmentation"."rejected_tickets"
    
),

source_row_counts as (
    select
        raw_counts.source_table,
        raw_counts.count_rows as count_raw,
        accepted_counts.count_rows as count_accepted,
        duplicate_counts.count_rows as count_duplicates,
        rejected_counts.count_rows as count_rejected
    from raw_counts
    inner join accepted_counts
        on raw_counts.source_table = accepted_counts.source_table
    inner join duplicate_counts
        on raw_counts.source_table = duplicate_counts.source_table
    inner join rejected_counts
        on raw_counts.source_table = rejected_counts.source_table
)

select * from source_row_counts
    ) as model_subq
  );
  