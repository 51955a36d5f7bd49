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
        end as check_of_size,
        {{ as_double("case when count_before = 0 then count_now"
            ~ " when count_now = 0 then count_before"
            ~ " else count_compared - count_before end") }}
        / nullif(case
            when count_before = 0 then total_now
            when count_now = 0 then total_before
            else count_before
        end, 0) as deviation_of_size
    from segment_changes
),

-- Of the customers known before, some have moved, most of them by a refit.
all_customers as (
    {% for check, before, now in [
        ("'customers'", 'before', 'now'),
        ("case when is_refitted then 'refit_moves' else 'moved' end",
            'known', 'moved'),
    ] -%}
        select distinct
            as_of,
            previous_as_of,
            days_since,
            'ALL' as segment_id,
            'All customers' as segment_name,
            {{ as_text('null') }} as playbook_key,
            {{ check }} as check_of_all,
            total_{{ before }} as count_before,
            total_{{ now }} as count_now,
            cast(0 as bigint) as count_new,
            is_refitted,
            is_way_changed
        from segment_changes
        {{ 'union all' if not loop.last }}
    {% endfor -%}
),

deviations as (
    {% for check, rows, deviation, condition in [
        ('check_of_size', 'segments_measured', 'deviation_of_size', 'true'),
        (
            "'share'", 'segments_measured',
            'coalesce(share_now, 0) - coalesce(share_before, 0)',
            "check_of_size = 'size'",
        ),
        (
            'check_of_all', 'all_customers',
            as_double(
                "count_now - case check_of_all when 'customers'"
                ~ ' then count_before else 0 end'
            ) ~ ' / nullif(count_before, 0)',
            "check_of_all = 'customers' or count_before > 0",
        ),
    ] -%}
        select
            as_of,
            previous_as_of,
            days_since,
            segment_id,
            segment_name,
            playbook_key,
            {{ check }} as check_name,
            count_before,
            count_now,
            count_new,
            {{ deviation }} as deviation,
            is_refitted,
            is_way_changed
        from {{ rows }}
        where {{ condition }}
        {{ 'union all' if not loop.last }}
    {% endfor -%}
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
        + {{ as_double(var('change_per_further_day')) }} * case
            when deviations.check_name in ('size', 'share', 'customers') then 1
            when deviations.check_name = 'moved' then 2
            else 0
        end * greatest(deviations.days_since - 1, 0) as bound
    from deviations
    left join bounds_of_segments
        on
            deviations.segment_id = bounds_of_segments.segment_id
            and deviations.check_name = bounds_of_segments.check_name
)

select * from segment_checks
