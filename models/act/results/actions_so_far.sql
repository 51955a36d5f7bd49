{#- The segment is that of the day on which an action was sent: the action
    itself may move the customer. Null before the first run and for who was
    not a customer. -#}
with

int_as_of as (
    select * from {{ ref('int_as_of') }}
),

actions as (
    select * from {{ ref('stg_marketing__actions') }}
),

customer_segment_history as (
    select * from {{ ref('customer_segment_history') }}
),

actions_so_far as (
    select
        actions.action_id,
        actions.campaign_id,
        actions.customer_id,
        actions.channel,
        actions.sent_at,
        case
            when actions.responded_at < int_as_of.as_of
                then actions.responded_at
        end as responded_at,
        actions.cost,
        actions.experiment_id,
        customer_segment_history.segment_id,
        customer_segment_history.segment_name,
        int_as_of.as_of
    from actions
    inner join int_as_of on actions.sent_at < int_as_of.as_of
    left join customer_segment_history
        on
            actions.customer_id = customer_segment_history.customer_id
            and actions.sent_at >= customer_segment_history.dbt_valid_from
            and coalesce(
                actions.sent_at < customer_segment_history.dbt_valid_to, true
            )
)

select * from actions_so_far
