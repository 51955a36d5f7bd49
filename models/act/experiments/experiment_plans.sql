{#- Ends of the shares as eight hex digits, which sort as numbers do; `g` is
    behind all of them. -#}
{%- set ends = {
    'treated_from': 'coalesce(share_from, 0)',
    'control_from': 'coalesce(share_from, 0) + treated_share',
    'control_to': 'coalesce(share_from, 0) + treated_share + control_share',
} %}
-- depends_on: {{ ref('plan_faults') }}
with

experiments as (
    select * from {{ ref('experiments') }}
),

look_bounds as (
    select * from {{ ref('look_bounds') }}
),

int_as_of as (
    select * from {{ ref('int_as_of') }}
),

ends_as_numbers as (
    select
        experiment_id,
        {% for name, share in ends.items() -%}
            cast(floor(({{ share }}) * 4294967296 + 0.5) as bigint)
                as {{ name }}
            {{- ',' if not loop.last }}
        {% endfor %}
    from experiments
),

ends_as_digits as (
    select
        experiment_id,
        {% for name in ends -%}
            case
                when {{ name }} >= 4294967296 then 'g'
                else
                    {% for place in range(7, -1, -1) -%}
                        substr('0123456789abcdef', 1 + cast(mod(
                            cast(
                                floor({{ name }} / {{ 16 ** place }})
                                as bigint
                            ),
                            16
                        ) as int), 1)
                        {{- ' ||' if not loop.last }}
                    {% endfor %}
            end as {{ name }}
            {{- ',' if not loop.last }}
        {% endfor %}
    from ends_as_numbers
),

plans as (
    select
        *,
        cast(starts as timestamp) as starts_at,
        cast(
            coalesce(ends, starts + interval '365' day) as timestamp
        ) as ends_at,
        ends is null as is_open_ended
    from experiments
),

experiment_plans as (
    select
        plans.experiment_id,
        plans.kind,
        plans.hypothesis,
        '|' || replace(plans.segments, ' ', '') || '|' as segments,
        plans.tier,
        plans.metric,
        plans.owner,
        coalesce(plans.only_with_consent, false) as only_with_consent,
        plans.salt,
        ends_as_digits.treated_from,
        ends_as_digits.control_from,
        ends_as_digits.control_to,
        plans.treated_share,
        plans.control_share,
        plans.starts_at,
        plans.ends_at,
        cast({{
            dbt.datediff('plans.starts_at', 'plans.ends_at', 'day')
        }} as int) as planned_days,
        look_bounds.planned_looks,
        look_bounds.bound,
        plans.is_open_ended,
        int_as_of.as_of >= plans.starts_at
        and (plans.is_open_ended or int_as_of.as_of < plans.ends_at)
            as is_running,
        int_as_of.as_of
    from plans
    cross join int_as_of
    inner join ends_as_digits
        on plans.experiment_id = ends_as_digits.experiment_id
    left join look_bounds on plans.planned_looks = look_bounds.planned_looks
)

select * from experiment_plans
