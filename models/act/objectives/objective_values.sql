{#- An objective starts from the newest run up to its baseline, and is
    assessed by the newest one up to its due date. -#}
with

int_as_of as (
    select * from {{ ref('int_as_of') }}
),

segment_objectives as (
    select * from {{ ref('segment_objectives') }}
),

segment_kpis as (
    select * from {{ ref('segment_kpis') }}
),

moments as (
    select
        segment_objectives.objective_id,
        'baseline' as moment,
        cast(segment_objectives.baseline_as_of as timestamp)
        - interval '{{ var("outcome_days_tolerance") }}' day as not_before,
        cast(segment_objectives.baseline_as_of as timestamp) as up_to
    from segment_objectives
    union all
    select
        segment_objectives.objective_id,
        'now' as moment,
        cast(segment_objectives.baseline_as_of as timestamp) as not_before,
        least(cast(segment_objectives.due_date as timestamp), int_as_of.as_of)
            as up_to
    from segment_objectives
    cross join int_as_of
),

found as (
    select
        segment_objectives.objective_id,
        moments.moment,
        segment_kpis.as_of,
        segment_kpis.segment_id,
        segment_kpis.segment_name,
        segment_kpis.metric_value,
        segment_kpis.value_low,
        segment_kpis.value_high,
        segment_kpis.standard_error,
        segment_kpis.count_customers,
        row_number() over (
            partition by segment_objectives.objective_id, moments.moment
            order by
                segment_kpis.as_of desc nulls last,
                segment_kpis.count_customers desc nulls last,
                segment_kpis.segment_id
        ) as place
    from segment_objectives
    inner join moments
        on segment_objectives.objective_id = moments.objective_id
    inner join segment_kpis
        on
            segment_objectives.metric = segment_kpis.metric
            and coalesce(segment_objectives.tier, 'all') = segment_kpis.tier
            and segment_kpis.as_of >= moments.not_before
            and segment_kpis.as_of <= moments.up_to
            and (
                segment_objectives.playbook_key = segment_kpis.playbook_key
                or segment_objectives.playbook_key = segment_kpis.segment_id
                or (
                    segment_objectives.playbook_key = 'all'
                    and segment_kpis.segment_id = 'ALL'
                )
            )
),

objective_values as (
    select
        objective_id,
        moment,
        as_of,
        segment_id,
        segment_name,
        metric_value,
        value_low,
        value_high,
        standard_error,
        count_customers
    from found
    where place = 1
)

select * from objective_values
