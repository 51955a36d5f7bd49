with

objective_progress as (
    select * from {{ ref('objective_progress') }}
),

kpi_metrics as (
    select * from {{ ref('kpi_metrics') }}
),

board_objectives as (
    select
        objective_progress.as_of,
        objective_progress.objective_id,
        objective_progress.owner,
        coalesce(
            objective_progress.segment_name,
            {{ as_title('objective_progress.playbook_key') }}
        ) || case
            when objective_progress.tier = 'all' then ''
            else ', ' || objective_progress.tier
        end as segment_name,
        kpi_metrics.title as metric_title,
        {% for column in ['baseline', 'metric_value', 'target'] -%}
            case
                when kpi_metrics.unit = 'share' then {{ number_text(
                    'objective_progress.' ~ column, 1, percent=true
                ) }}
                else {{ number_text('objective_progress.' ~ column, 2) }}
            end as {{ column }},
        {% endfor -%}
        objective_progress.share_of_way,
        objective_progress.due_at,
        objective_progress.days_left,
        {{ as_title('objective_progress.verdict') }} as verdict,
        {{ as_title('objective_progress.obstacle') }} as obstacle
    from objective_progress
    left join kpi_metrics
        on objective_progress.metric = kpi_metrics.metric
)

select * from board_objectives
