{%- set cut_offs = ['possible_from', 'likely_from'] -%}
{%- set margin = as_double(var('min_change_of_tier')) -%}
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

previous_tiers as (
    select * from {{ ref('previous_tiers') }}
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

-- The tier by the cut-offs, and the lowest and the highest that a customer near
-- one of them keeps. Three quarters of the way to 0 or 1 are always enough. The
-- moment stands within the key: beside it, DuckDB compares all pairs of rows.
placed as (
    select
        customers.*,
        {% for bound, distance in {
            'place': '0',
            'lowest': 'least(' ~ margin ~ ', 0.75 * (1 - tiers.cut_off))',
            'highest': '-least(' ~ margin ~ ', 0.75 * tiers.cut_off)',
        }.items() -%}
            1
            {%- for cut_off in cut_offs %}
                + case
                    when
                        customers.order_probability >= tiers.{{ cut_off }}
                        + {{ distance | replace('cut_off', cut_off) }} then 1
                    else 0
                end
            {%- endfor %} as {{ bound }},
        {% endfor -%}
        tiers.segment_id
    from customers
    left join segment_assignments
        on
            case when customers.moment = 'now' then customers.customer_id end
            = segment_assignments.customer_id
    left join tiers on segment_assignments.segment_id = tiers.segment_id
),

kept as (
    select
        placed.*,
        least(greatest(
            coalesce(
                case previous_tiers.tier
                    when 'likely' then 3
                    when 'possible' then 2
                    when 'unlikely' then 1
                end, placed.place
            ), placed.lowest
        ), placed.highest) as tier_number
    from placed
    left join previous_tiers
        on
            placed.customer_id = previous_tiers.customer_id
            and placed.segment_id = previous_tiers.segment_id
),

value_scores as (
    select
        customer_id,
        moment,
        seen_at,
        order_probability,
        expected_orders,
        expected_spend,
        case
            when segment_id is null then null
            when tier_number = 3 then 'likely'
            when tier_number = 2 then 'possible'
            else 'unlikely'
        end as tier
    from kept
)

select * from value_scores
