with

own as (
    select * from {{ ref('segment_outcome_estimates') }}
    where part = 'segment'
),

rest as (
    select * from {{ ref('segment_outcome_estimates') }}
    where part = 'rest'
),

average as (
    select * from {{ ref('segment_outcome_estimates') }}
    where part = 'all'
),

segment_sizes as (
    select * from {{ ref('segment_sizes') }}
),

compared_with_rest as (
    select
        own.*,
        rest.repeat_share as rest_repeat_share,
        rest.mean_net_spend as rest_mean_net_spend,
        own.repeat_share / nullif(average.repeat_share, 0) as repeat_lift,
        own.mean_net_spend
        / nullif(average.mean_net_spend, 0) as net_spend_lift,
        {{ compared('own', 'rest', 'repeat_share') | indent(8) }}
            as repeat_against_rest,
        {{ compared('own', 'rest', 'mean_net_spend') | indent(8) }}
            as net_spend_against_rest
    from own
    inner join rest on own.segment_id = rest.segment_id
    inner join average on own.segment_id = average.segment_id
),

segment_outcomes as (
    select
        compared_with_rest.segment_id,
        segment_sizes.segment_name,
        compared_with_rest.as_of,
        compared_with_rest.segmented_as_of,
        compared_with_rest.count_customers,
        compared_with_rest.repeat_share,
        compared_with_rest.repeat_share_low,
        compared_with_rest.repeat_share_high,
        compared_with_rest.repeat_lift,
        compared_with_rest.mean_net_spend,
        compared_with_rest.mean_net_spend_low,
        compared_with_rest.mean_net_spend_high,
        compared_with_rest.net_spend_lift,
        compared_with_rest.churn_share,
        compared_with_rest.churn_share_low,
        compared_with_rest.churn_share_high,
        compared_with_rest.rest_repeat_share,
        compared_with_rest.rest_mean_net_spend,
        compared_with_rest.repeat_against_rest,
        compared_with_rest.net_spend_against_rest,
        case
            when
                coalesce(
                    compared_with_rest.repeat_against_rest,
                    compared_with_rest.net_spend_against_rest
                ) is null then 'nothing to compare with'
            when
                compared_with_rest.repeat_against_rest in ('above', 'below')
                or compared_with_rest.net_spend_against_rest
                in ('above', 'below') then 'differs'
            else 'does not differ'
        end as verdict
    from compared_with_rest
    inner join segment_sizes
        on
            compared_with_rest.segmented_as_of = segment_sizes.as_of
            and compared_with_rest.segment_id = segment_sizes.segment_id
)

select * from segment_outcomes
