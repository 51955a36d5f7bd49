{%- set parameters = ['r', 'alpha', 'a', 'b', 'p', 'q', 'v'] -%}
{%- set weeks_ahead = as_double(var('outcome_days')) ~ ' / 7' -%}

with

value_inputs as (
    select * from {{ ref('value_inputs') }}
),

value_fits as (
    select value_fits.*
    from {{ ref('value_fits') }} as value_fits
    inner join {{ ref('segment_fit_request') }} as segment_fit_request
        on value_fits.model_id = segment_fit_request.model_id
),

parameters as (
    select
        moment,
        {% for parameter in parameters -%}
            max(value_number) filter (where name = '{{ parameter }}')
                as {{ parameter }},
        {% endfor -%}
        count(*) as count_parameters
    from value_fits
    where section = 'parameter'
    group by 1
),

nodes as (
    select
        moment,
        count_repeats,
        value_number as stop_chance,
        weight
    from value_fits
    where section = 'node'
),

most_repeats as (
    select
        moment,
        max(count_repeats) as count_repeats
    from nodes
    group by 1
),

-- Many customers share their days: each combination is computed once.
days as (
    select distinct
        moment,
        count_repeats,
        days_to_last_order,
        days_since_first_order
    from value_inputs
),

days_in_weeks as (
    select
        days.*,
        least(days.count_repeats, most_repeats.count_repeats) as node_repeats,
        parameters.r + days.count_repeats as shape,
        parameters.alpha + {{ as_double('days.days_since_first_order') }} / 7
            as now_weeks,
        parameters.alpha + {{ as_double('days.days_to_last_order') }} / 7
            as last_weeks,
        parameters.a
        / (parameters.b + greatest(days.count_repeats, 1) - 1) as stop_odds,
        parameters.p / (
            parameters.p * days.count_repeats + parameters.q - 1
        ) as spend_weight,
        parameters.v as spend_of_all
    from days
    inner join parameters on days.moment = parameters.moment
    inner join most_repeats on days.moment = most_repeats.moment
),

-- Who has ordered once had no second order to stop after. Powers as
-- exponentials, at most 700, which is where a double ends.
chances as (
    select
        *,
        case
            when count_repeats = 0 then 1
            else
                1 / (1 + stop_odds * exp(least(
                    shape * (ln(now_weeks) - ln(last_weeks)), 700
                )))
        end as alive
    from days_in_weeks
    {{ optimization_fence() }}
),

value_forecasts as (
    select
        chances.moment,
        chances.count_repeats,
        chances.days_to_last_order,
        chances.days_since_first_order,
        max(chances.alive * (1 - exp(
            -chances.shape * ln(1 + {{ weeks_ahead }} / chances.now_weeks)
        ))) as order_probability,
        sum(
            nodes.weight * (1 - exp(-chances.shape * ln(
                1 + nodes.stop_chance * {{ weeks_ahead }} / chances.now_weeks
            ))) / nodes.stop_chance
        ) * max(chances.alive) as expected_orders,
        max(chances.spend_weight) as spend_weight,
        max(chances.spend_of_all) as spend_of_all
    from chances
    inner join nodes
        on
            chances.moment = nodes.moment
            and chances.node_repeats = nodes.count_repeats
    group by 1, 2, 3, 4
)

select * from value_forecasts
