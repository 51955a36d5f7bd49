

with

reject_reasons as (
    select * from "postgres"."segmentation_reference"."reject_reasons"
),

source_row_counts as (
    select * from "postgres"."segmentation"."source_row_counts"
),

rejected_rows as (
    
    select
        'customers' as source_table,
        reject_reason
    from "postgres"."segmentation"."rejected_customers"
    union all
    select
        'orders' as source_table,
        reject_reason
    from "postgres"."segmentation"."rejected_orders"
    union all
    select
        'order_lines' as source_table,
        reject_reason
    from "postgres"."segmentation"."rejected_order_lines"
    union all
    select
        'returns' as source_table,
        reject_reason
    from "postgres"."segmentation"."rejected_returns"
    union all
    select
        'events' as source_table,
        reject_reason
    from "postgres"."segmentation"."rejected_events"
    union all
    select
        'tickets' as source_table,
        reject_reason
    from "postgres"."segmentation"."rejected_tickets"
    
),

rows_per_reason as (
    select
        source_table,
        reject_reason,
        count(*) as count_rejected
    from rejected_rows
    group by 1, 2
),

rejected_row_counts as (
    select
        rows_per_reason.source_table,
        rows_per_reason.reject_reason,
        -- A reason that the seed does not list is nobody's decision: it stops.
        coalesce(reject_reasons.stops_the_build, true) as stops_the_build,
        rows_per_reason.count_rejected,
        cast(rows_per_reason.count_rejected as double precision)
        / source_row_counts.count_raw as rejected_share
    from rows_per_reason
    inner join source_row_counts
        on rows_per_reason.source_table = source_row_counts.source_table
    left join reject_reasons
        on rows_per_reason.reject_reason = reject_reasons.reject_reason
)

select * from rejected_row_counts