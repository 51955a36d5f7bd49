{#- Sums of squares and products about the means, from exact sums: `n sum(xy) -
    sum(x) sum(y)` loses no digit before it becomes a double. -#}
{%- set smallest_arm = 50 -%}

with

experiment_plans as (
    select * from {{ ref('experiment_plans') }}
),

experiment_moments as (
    select * from {{ ref('experiment_moments') }}
),

looks as (
    select
        experiment_id,
        segment_id,
        look,
        max(look_at) as look_at,
        max(segment_name) as segment_name
    from experiment_moments
    group by 1, 2, 3
),

compared as (
    select
        experiment_plans.experiment_id,
        experiment_plans.metric,
        experiment_plans.kind,
        experiment_plans.hypothesis,
        experiment_plans.planned_looks,
        experiment_plans.as_of,
        looks.segment_id,
        looks.segment_name,
        looks.look,
        looks.look_at,
        coalesce(treated.count_customers, 0) as count_treated,
        coalesce(control.count_customers, 0) as count_control,
        case when looks.look > 0 then experiment_plans.bound / sqrt(
            {{ as_double('looks.look') }} / experiment_plans.planned_looks
        ) end as bound,
        {% for arm in ['treated', 'control'] -%}
            {%- set n = arm ~ '.count_customers' %}
            {% for first, second in ['yy', 'xx', 'xy'] -%}
                {{ as_double(
                    n ~ ' * ' ~ arm ~ '.sum_' ~ first ~ second ~ ' - '
                    ~ arm ~ '.sum_' ~ first ~ ' * ' ~ arm ~ '.sum_' ~ second
                ) }} / {{ n }} as {{ first ~ second }}_{{ arm }},
            {% endfor -%}
            {% for value in ['y', 'x'] -%}
                {{ as_double(arm ~ '.sum_' ~ value) }}
                / {{ arm }}.count_customers as {{ value }}_{{ arm }}
                {{- ',' if not (loop.last and arm == 'control') }}
            {% endfor -%}
        {% endfor %}
    from looks
    inner join experiment_plans
        on looks.experiment_id = experiment_plans.experiment_id
    left join experiment_moments as treated
        on
            looks.experiment_id = treated.experiment_id
            and looks.segment_id = treated.segment_id
            and looks.look = treated.look
            and treated.arm = 'treated'
    left join experiment_moments as control
        on
            looks.experiment_id = control.experiment_id
            and looks.segment_id = control.segment_id
            and looks.look = control.look
            and control.arm = 'control'
),

-- CUPED (Deng, Xu, Kohavi and Walker, 2013): what the year before foretells is
-- taken out of both arms.
adjusted as (
    select
        *,
        coalesce(
            (xy_treated + xy_control) / nullif(xx_treated + xx_control, 0), 0
        ) as slope
    from compared
),

experiment_estimates as (
    select
        *,
        case when look > 0 then y_treated - y_control end as effect_plain,
        case
            when look > 0
                then y_treated - y_control - slope * (x_treated - x_control)
        end as effect,
        case when look > 0 then sqrt(
            {% for arm in ['treated', 'control'] -%}
                greatest(
                    yy_{{ arm }} - 2 * slope * xy_{{ arm }}
                    + slope * slope * xx_{{ arm }},
                    0
                ) / nullif(count_{{ arm }} - 1, 0) / nullif(count_{{ arm }}, 0)
                {{- ' +' if not loop.last }}
            {% endfor %}
        ) end as standard_error,
        case
            when segment_id = 'ALL' then 1
            else greatest(count(*) filter (
                where
                segment_id <> 'ALL'
                and least(count_treated, count_control) >= {{ smallest_arm }}
            ) over (partition by experiment_id, look), 1)
        end as count_questions
    from adjusted
)

select * from experiment_estimates
