with

actions_normalized as (
    select * from {{ ref('stg_marketing__actions_normalized') }}
),

stg_marketing__actions as (
    select
        action_id,
        campaign_id,
        customer_id,
        {{ as_word('channel') }} as channel,
        sent_at_utc as sent_at,
        responded_at_utc as responded_at,
        cost,
        experiment_id
    from actions_normalized
    where reject_reason is null and not is_duplicate
)

select * from stg_marketing__actions
