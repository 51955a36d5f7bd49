with

value_inputs as (
    select * from {{ ref('value_inputs') }}
),

value_forecasts as (
    select * from {{ ref('value_forecasts') }}
),

value_fits as (
    select value_fits.*
    from {{ ref('value_fits') }} as value_fits
    inner join {{ ref('segment_fit_request') }} as segment_fit_request
        on value_fits.model_id = segment_fit_request.model_id
),

segment_assignments as (
    select * from {{ ref('segment_assignments') }}
),

customers as (
    select
        value_inputs.customer_id,
        value_inputs.moment,
        value_inputs.seen_at,
        floor(value_forecasts.order_probability * 1e9 + 0.5) / 1e9
            as order_probability,
        value_forecasts.expected_orders,
        value_forecasts.expected_orders * value_forecasts.spend_weight * (
            value_forecasts.spend_of_all + greatest(coalesce(
                value_inputs.count_repeats * value_inputs.mean_repeat_spend, 0
            ), 0)
        ) as expected_spend
    from value_inputs
    inner join value_forecasts
        on
            value_inputs.moment = value_forecasts.moment
            and value_inputs.count_repeats = value_forecasts.count_repeats
            and value_inputs.days_to_last_order
            = value_forecasts.days_to_last_order
            and value_inputs.days_since_first_order
            = value_forecasts.days_since_first_order
),

tiers as (
    select
        segment_id,
        max(value_number) filter (where name = 'likely_from') as likely_from,
        max(value_number) filter (where name = 'possible_from')
            as possible_from
    from value_fits
    where section = 'tier'
    group by 1
),

value_scores as (
    select
        customers.*,
        case
            when customers.order_probability >= tiers.likely_from then 'likely'
            when customers.order_probability >= tiers.possible_from
                then 'possible'
            when tiers.segment_id is not null then 'unlikely'
        end as tier
    from customers
    left join segment_assignments
        on
            customers.customer_id = segment_assignments.customer_id
            and customers.moment = 'now'
    left join tiers on segment_assignments.segment_id = tiers.segment_id
)

select * from value_scores
