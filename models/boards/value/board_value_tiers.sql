with

segment_tiers as (
    select * from {{ ref('segment_tiers') }}
),

segment_colours as (
    select * from {{ ref('segment_colours') }}
),

board_value_tiers as (
    select
        segment_tiers.as_of,
        segment_tiers.segment_id,
        segment_tiers.segment_name,
        segment_colours.hex,
        segment_tiers.tier,
        case segment_tiers.tier
            when 'likely' then 1
            when 'possible' then 2
            else 3
        end as tier_place,
        segment_tiers.forecast_days,
        segment_tiers.count_customers,
        segment_tiers.mean_order_probability,
        segment_tiers.mean_expected_spend,
        coalesce(
            segment_tiers.tier_action, segment_tiers.recommended_action
        ) as what_to_do
    from segment_tiers
    inner join segment_colours
        on segment_tiers.segment_id = segment_colours.segment_id
)

select * from board_value_tiers
