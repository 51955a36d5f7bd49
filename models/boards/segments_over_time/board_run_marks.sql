with

segmentation_runs as (
    select * from {{ ref('segmentation_runs') }}
),

marks as (
    select
        as_of,
        verdict as mark,
        reason
    from segmentation_runs
    where verdict in ('rejected', 'warned') and not is_accepted_by_hand
    union all
    select
        as_of,
        'accepted by hand' as mark,
        coalesce(accepted_by, 'somebody')
        || coalesce(': ' || accepted_because, '') as reason
    from segmentation_runs
    where is_accepted_by_hand
    union all
    select
        as_of,
        'refitted' as mark,
        case fit_reason
            when 'too_old' then 'the model was too old'
            else replace(fit_reason, '_', ' ')
        end as reason
    from segmentation_runs
    where fit_reason <> 'first_run' and is_published
),

board_run_marks as (
    select
        as_of as run_as_of,
        {{ date_text('as_of') }} as run_date,
        cast({{ dbt.datediff(
            "cast('2000-01-01' as timestamp)", 'as_of', 'day'
        ) }} as int) as run_day,
        mark,
        case mark
            when 'rejected' then 1
            when 'accepted by hand' then 2
            when 'warned' then 3
            else 4
        end as mark_place,
        reason
    from marks
)

select * from board_run_marks
