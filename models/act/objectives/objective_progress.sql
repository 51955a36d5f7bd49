{#- Before a quarter of the time nothing is said; 2.8 standard errors are seen
    in 80 % of cases. -#}
with

int_as_of as (
    select * from {{ ref('int_as_of') }}
),

segment_objectives as (
    select * from {{ ref('segment_objectives') }}
),

baselines as (
    select * from {{ ref('objective_values') }}
    where moment = 'baseline'
),

values_now as (
    select * from {{ ref('objective_values') }}
    where moment = 'now'
),

measured as (
    select
        segment_objectives.*,
        int_as_of.as_of,
        cast(segment_objectives.due_date as timestamp) <= int_as_of.as_of
            as is_due,
        cast({{ dbt.datediff(
            'int_as_of.as_of',
            'cast(segment_objectives.due_date as timestamp)', 'day'
        ) }} as int) as days_left,
        {{ as_double(dbt.datediff(
            'cast(segment_objectives.baseline_as_of as timestamp)',
            'int_as_of.as_of', 'day'
        )) }} / {{ dbt.datediff(
            'segment_objectives.baseline_as_of', 'segment_objectives.due_date',
            'day'
        ) }} as time_share,
        coalesce(values_now.segment_id, baselines.segment_id) as segment_id,
        coalesce(values_now.segment_name, baselines.segment_name)
            as segment_name,
        baselines.metric_value as baseline,
        values_now.metric_value,
        values_now.value_low,
        values_now.value_high,
        values_now.count_customers,
        2.8 * sqrt(
            power(baselines.standard_error, 2)
            + power(coalesce(
                values_now.standard_error, baselines.standard_error
            ), 2)
        ) as smallest_change
    from segment_objectives
    cross join int_as_of
    left join baselines
        on segment_objectives.objective_id = baselines.objective_id
    left join values_now
        on segment_objectives.objective_id = values_now.objective_id
),

expected as (
    select
        *,
        baseline + (target - baseline) * least(time_share, 1) as expected_value,
        case direction when 'up' then 1 when 'down' then -1 else 0 end
            as sign_of
    from measured
),

assessed as (
    select
        *,
        case
            when time_share < 0 then 'its baseline is still to come'
            when baseline is null
                then 'no run up to the baseline has this number of the segment'
            when sign_of <> 0 and (target - baseline) * sign_of <= 0
                then 'its target is not beyond the baseline'
            when sign_of <> 0 and abs(target - baseline) < smallest_change
                then
                    'a change this small is not to be told from chance in so '
                    || 'few customers'
            when metric_value is null
                then 'no run since the baseline has this number of this segment'
        end as obstacle,
        case
            when sign_of = 0 then value_low <= target and value_high >= target
            else (metric_value - target) * sign_of >= 0
        end as is_met,
        case
            when sign_of = 0 then value_low <= target and value_high >= target
            when sign_of = 1 then value_high >= expected_value
            else value_low <= expected_value
        end as is_on_track
    from expected
),

objective_progress as (
    select
        objective_id,
        playbook_key,
        segment_id,
        segment_name,
        coalesce(tier, 'all') as tier,
        metric,
        direction,
        owner,
        why,
        cast(baseline_as_of as timestamp) as baseline_as_of,
        cast(due_date as timestamp) as due_at,
        baseline,
        metric_value,
        value_low,
        value_high,
        target,
        (metric_value - baseline) / nullif(target - baseline, 0)
            as share_of_way,
        days_left,
        smallest_change,
        cast(count_customers as bigint) as count_customers,
        obstacle,
        case
            when time_share < 0 then 'too early'
            when obstacle is not null then 'not measurable'
            when is_due and is_met then 'met'
            when is_due then 'missed'
            when time_share < 0.25 then 'too early'
            when is_on_track then 'on track'
            else 'behind'
        end as verdict,
        as_of
    from assessed
)

select * from objective_progress
