with

actions_so_far as (
    select * from {{ ref('actions_so_far') }}
),

experiment_effects as (
    select * from {{ ref('experiment_effects') }}
    where is_newest_look
),

of_segments as (
    select
        campaign_id,
        coalesce(segment_id, 'none') as segment_id,
        coalesce(max(segment_name), 'No segment yet') as segment_name,
        coalesce(channel, 'not known') as channel,
        coalesce(experiment_id, 'none') as experiment_id,
        min(sent_at) as first_sent_at,
        max(sent_at) as last_sent_at,
        count(*) as count_actions,
        count(distinct customer_id) as count_reached,
        count(distinct case when responded_at is not null then customer_id end)
            as count_responded,
        count(cost) as count_with_cost,
        sum(cost) as cost,
        max(as_of) as as_of
    from actions_so_far
    group by 1, 2, 4, 5
),

segment_action_results as (
    select
        of_segments.campaign_id,
        of_segments.segment_id,
        of_segments.segment_name,
        of_segments.channel,
        of_segments.experiment_id,
        of_segments.first_sent_at,
        of_segments.last_sent_at,
        cast(of_segments.count_actions as bigint) as count_actions,
        cast(of_segments.count_reached as bigint) as count_reached,
        cast(of_segments.count_responded as bigint) as count_responded,
        {{ as_double('of_segments.count_responded') }}
        / of_segments.count_reached as response_share,
        cast(of_segments.cost as numeric(18, 4)) as cost,
        {{ as_double('of_segments.count_with_cost') }}
        / of_segments.count_actions as known_cost_share,
        {{ as_double('of_segments.cost') }}
        / nullif(of_segments.count_responded, 0) as cost_per_response,
        experiment_effects.metric as effect_metric,
        experiment_effects.effect,
        experiment_effects.effect_low,
        experiment_effects.effect_high,
        experiment_effects.verdict as effect_verdict,
        of_segments.as_of
    from of_segments
    left join experiment_effects
        on
            of_segments.experiment_id = experiment_effects.experiment_id
            and of_segments.segment_id = experiment_effects.segment_id
)

select * from segment_action_results
