{#- The mean of the shop may fall while every segment rises: customers moved.
    Old share times change within a segment, and change of share times new
    value, add up to the change of the mean. -#}
with

int_as_of as (
    select * from {{ ref('int_as_of') }}
),

segment_objectives as (
    select * from {{ ref('segment_objectives') }}
),

segment_kpis as (
    select *
    from {{ ref('segment_kpis') }}
    where
        tier = 'all'
        and segment_id <> 'ALL'
        and metric not in ('customers', 'customer_share', 'churn_share')
),

days as (
    select distinct cast(baseline_as_of as timestamp) as up_to
    from segment_objectives
    union
    select as_of - interval '{{ var("outcome_days") }}' day as up_to
    from int_as_of
),

baselines as (
    select distinct
        segment_kpis.metric,
        max(segment_kpis.as_of) over (
            partition by segment_kpis.metric, days.up_to
        ) as baseline_as_of
    from segment_kpis
    inner join days on segment_kpis.as_of <= days.up_to
    inner join int_as_of on days.up_to < int_as_of.as_of
),

parts as (
    {% for moment in ['old', 'new'] -%}
        select
            baselines.metric,
            baselines.baseline_as_of,
            segment_kpis.segment_id,
            {% for column in ['old', 'new'] -%}
                {% if column == moment -%}
                    segment_kpis.metric_value as {{ column }}_value,
                    {{ as_double('segment_kpis.count_customers') }}
                    / sum(segment_kpis.count_customers) over (
                        partition by
                            baselines.metric, baselines.baseline_as_of
                    ) as {{ column }}_share
                {%- else -%}
                    null as {{ column }}_value,
                    0 as {{ column }}_share
                {%- endif -%}
                {{ ',' if not loop.last }}
            {% endfor %}
        from baselines
        cross join int_as_of
        inner join segment_kpis
            on
                baselines.metric = segment_kpis.metric
                and segment_kpis.as_of = {{
                    'baselines.baseline_as_of' if moment == 'old'
                    else 'int_as_of.as_of'
                }}
        {{ 'union all' if not loop.last }}
    {% endfor -%}
),

-- A segment that is new or gone moves the mean by its share alone.
segments as (
    select
        metric,
        baseline_as_of,
        segment_id,
        coalesce(max(old_value), max(new_value)) as old_value,
        coalesce(max(new_value), max(old_value)) as new_value,
        max(old_share) as old_share,
        max(new_share) as new_share
    from parts
    group by 1, 2, 3
),

kpi_rollup as (
    select
        segments.metric,
        segments.baseline_as_of,
        sum(segments.old_share * segments.old_value) as old_mean,
        sum(segments.new_share * segments.new_value) as new_mean,
        sum(segments.old_share * (segments.new_value - segments.old_value))
            as change_within,
        sum((segments.new_share - segments.old_share) * segments.new_value)
            as change_by_mix,
        max(int_as_of.as_of) as as_of
    from segments
    cross join int_as_of
    group by 1, 2
)

select * from kpi_rollup
