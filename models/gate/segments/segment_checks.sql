with

segment_changes as (
    select * from {{ ref('segment_changes') }}
),

segment_drift_bounds as (
    select * from {{ ref('segment_drift_bounds') }}
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
        is_way_changed,
        max(total_before) as total_before,
        max(total_now) as total_now,
        max(total_known) as total_known,
        max(total_moved) as total_moved
    from segment_changes
    group by 1, 2, 3, 4, 5
),

deviations as (
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
                {{ as_double('count_compared - count_before') }}
                / nullif(count_before, 0)
        end as deviation,
        is_refitted,
        is_way_changed
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
        is_refitted,
        is_way_changed
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
        is_refitted,
        is_way_changed
    from all_customers
    union all
    select
        as_of,
        previous_as_of,
        days_since,
        'ALL' as segment_id,
        'All customers' as segment_name,
        cast(null as text) as playbook_key,
        'refit_moves' as check_name,
        total_known as count_before,
        total_moved as count_now,
        cast(0 as bigint) as count_new,
        {{ as_double('total_moved') }} / total_known as deviation,
        is_refitted,
        is_way_changed
    from all_customers
    where is_refitted and total_known > 0
),

bounds_of_segments as (
    select
        deviations.segment_id,
        deviations.check_name,
        min(segment_drift_bounds.bound) as bound
    from deviations
    inner join segment_drift_bounds
        on
            deviations.check_name = segment_drift_bounds.check_name
            and segment_drift_bounds.segment
            in (deviations.segment_id, deviations.playbook_key)
    group by 1, 2
),

segment_checks as (
    select
        deviations.*,
        coalesce(
            {{ as_double('bounds_of_segments.bound') }},
            {{ default_segment_bound('deviations') | indent(12) }}
        )
        + case
            when deviations.check_name in ('size', 'share', 'customers')
                then
                    {{ as_double(var('change_per_further_day')) }}
                    * greatest(deviations.days_since - 1, 0)
            else 0
        end as bound
    from deviations
    left join bounds_of_segments
        on
            deviations.segment_id = bounds_of_segments.segment_id
            and deviations.check_name = bounds_of_segments.check_name
)

select * from segment_checks
