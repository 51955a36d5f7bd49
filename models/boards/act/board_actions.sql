with

segment_action_results as (
    select * from {{ ref('segment_action_results') }}
),

segment_colours as (
    select * from {{ ref('segment_colours') }}
),

board_actions as (
    select
        segment_action_results.as_of,
        segment_action_results.campaign_id,
        segment_action_results.segment_id,
        segment_action_results.segment_name,
        coalesce(segment_colours.hex, '#8C8C8C') as hex,
        segment_action_results.channel,
        segment_action_results.experiment_id,
        segment_action_results.last_sent_at,
        segment_action_results.count_reached,
        segment_action_results.response_share,
        segment_action_results.cost,
        segment_action_results.cost_per_response,
        case
            when segment_action_results.experiment_id = 'none'
                then 'Not compared'
            else coalesce(
                {{ as_title('segment_action_results.effect_verdict') }},
                'Too early'
            )
        end as effect_verdict
    from segment_action_results
    left join segment_colours
        on segment_action_results.segment_id = segment_colours.segment_id
)

select * from board_actions
