with

customer_value as (
    select * from {{ ref('customer_value') }}
),

customer_segments as (
    select * from {{ ref('customer_segments') }}
),

segment_playbook as (
    select * from {{ ref('segment_playbook') }}
),

tiers as (
    select
        customer_value.segment_id,
        customer_value.tier,
        max(customer_value.segment_name) as segment_name,
        max(customer_segments.playbook_key) as playbook_key,
        max(customer_value.as_of) as as_of,
        max(customer_value.forecast_days) as forecast_days,
        cast(count(*) as bigint) as count_customers,
        avg(customer_value.order_probability) as mean_order_probability,
        avg(customer_value.expected_spend) as mean_expected_spend,
        sum(customer_value.expected_spend) as expected_spend
    from customer_value
    inner join customer_segments
        on customer_value.customer_id = customer_segments.customer_id
    where customer_value.tier is not null
    group by 1, 2
),

segment_tiers as (
    select
        tiers.segment_id,
        tiers.segment_name,
        tiers.tier,
        tiers.as_of,
        tiers.forecast_days,
        tiers.count_customers,
        tiers.mean_order_probability,
        tiers.mean_expected_spend,
        tiers.expected_spend,
        case tiers.tier
            when 'likely' then segment_playbook.action_if_likely
            when 'unlikely' then segment_playbook.action_if_unlikely
        end as tier_action,
        segment_playbook.recommended_action
    from tiers
    left join segment_playbook
        on tiers.playbook_key = segment_playbook.playbook_key
)

select * from segment_tiers
