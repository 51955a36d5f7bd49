with

actions_normalized as (
    select * from {{ ref('stg_marketing__actions_normalized') }}
),

rejected_actions as (
    select
        case when is_duplicate then 'duplicate' else reject_reason end
            as reject_reason,
        not is_duplicate
        or coalesce(conflicting_column, '') not in ('', 'loaded_at')
            as is_an_error,
        cast(count(*) as bigint) as count_rows,
        {{ as_double('count(*)') }} / sum(count(*)) over () as row_share,
        min(action_id) as example
    from actions_normalized
    group by 1, 2
)

select * from rejected_actions
where reject_reason is not null
