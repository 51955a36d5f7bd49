with

segment_changes as (
    select * from {{ ref('segment_changes') }}
),

-- Two sizes are compared where there are two; else the share that came or went.
segments_measured as (
    select
        *,
        {{ as_double('count_before') }} / nullif(total_before, 0)
            as share_before,
        {{ as_double('count_now') }} / nullif(total_now, 0) as share_now,
        case
            when count_before = 0 then 'appeared'
            when count_now = 0 then 'vanished'
            else 'size'
        end as check_of_size
    from segment_changes
),

all_customers as (
    select
        as_of,
        previous_as_of,
        days_since,
        is_refitted,
        max(total_before) as total_before,
        max(total_now) as total_now
    from segment_changes
    group by 1, 2, 3, 4
),

segment_checks as (
    select
        as_of,
        previous_as_of,
        days_since,
        segment_id,
        segment_name,
        playbook_key,
        check_of_size as check_name,
        count_before,
        count_now,
        count_new,
        case check_of_size
            when 'appeared' then share_now
            when 'vanished' then share_before
            else
                {{ as_double('count_now - count_new - count_before') }}
                / nullif(count_before, 0)
        end as deviation,
        is_refitted
    from segments_measured
    union all
    select
        as_of,
        previous_as_of,
        days_since,
        segment_id,
        segment_name,
        playbook_key,
        'share' as check_name,
        count_before,
        count_now,
        count_new,
        coalesce(share_now, 0) - coalesce(share_before, 0) as deviation,
        is_refitted
    from segments_measured
    where check_of_size = 'size'
    union all
    select
        as_of,
        previous_as_of,
        days_since,
        'ALL' as segment_id,
        'All customers' as segment_name,
        cast(null as text) as playbook_key,
        'customers' as check_name,
        total_before as count_before,
        total_now as count_now,
        cast(0 as bigint) as count_new,
        {{ as_double('total_now - total_before') }}
        / nullif(total_before, 0) as deviation,
        is_refitted
    from all_customers
)

select * from segment_checks
