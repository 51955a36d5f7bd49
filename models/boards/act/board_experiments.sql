with

experiment_plans as (
    select * from {{ ref('experiment_plans') }}
),

-- Shares change by points, amounts by themselves.
effects as (
    select
        *,
        {% for column in ['effect', 'effect_low', 'effect_high'] -%}
            case
                when metric = 'repeat_share' then {{ number_text(
                    '100 * ' ~ column, 1, sign=true
                ) }}
                else {{ number_text(column, 2, sign=true) }}
            end as {{ column }}_text
            {{- ',' if not loop.last }}
        {% endfor %}
    from {{ ref('experiment_effects') }}
    where is_newest_look
),

experiment_health as (
    select * from {{ ref('experiment_health') }}
    where verdict = 'warned'
),

kpi_metrics as (
    select * from {{ ref('kpi_metrics') }}
),

warnings as (
    select
        experiment_id,
        min(case check_name
            when 'sample_ratio' then '1'
            when 'unexposed' then '2'
            when 'overlap' then '3'
            else '4'
        end || sentence) as first_sentence
    from experiment_health
    group by 1
),

board_experiments as (
    select
        experiment_plans.as_of,
        experiment_plans.experiment_id,
        coalesce(effects.segment_id, 'ALL') as segment_id,
        case
            when coalesce(effects.segment_id, 'ALL') = 'ALL' then 'All'
            else effects.segment_name
        end as segment_name,
        experiment_plans.hypothesis,
        experiment_plans.owner,
        coalesce(kpi_metrics.title, 'Orders of a customer') as metric_title,
        {{ as_text('coalesce(effects.look, 0)') }} || ' of '
        || {{ as_text('experiment_plans.planned_looks') }} as looks,
        experiment_plans.ends_at,
        coalesce(effects.count_treated, 0) as count_treated,
        coalesce(effects.count_control, 0) as count_control,
        effects.effect_text || ' (' || effects.effect_low_text || ' to '
        || effects.effect_high_text || ')' || case
            when effects.metric = 'repeat_share' then ' points'
            else ''
        end as effect_text,
        case
            when effects.verdict is not null
                then {{ as_title('effects.verdict') }}
            when experiment_plans.as_of < experiment_plans.starts_at
                then 'Not begun'
            else 'No customers'
        end as verdict,
        case
            when coalesce(effects.segment_id, 'ALL') = 'ALL'
                then substr(warnings.first_sentence, 2)
        end as warning
    from experiment_plans
    left join effects
        on experiment_plans.experiment_id = effects.experiment_id
    left join warnings
        on experiment_plans.experiment_id = warnings.experiment_id
    left join kpi_metrics on experiment_plans.metric = kpi_metrics.metric
)

select * from board_experiments
