{%- set quantile = 1 - var('winsor_share') | float -%}

with

int_as_of as (
    select * from {{ ref('int_as_of') }}
),

customer_segments as (
    select * from {{ ref('customer_segments') }}
),

customer_outcomes as (
    select * from {{ ref('customer_outcomes') }}
),

orders_netted as (
    select * from {{ ref('int_orders_netted') }}
    where not is_cancelled
),

bought as (
    select
        orders_netted.customer_id,
        sum(orders_netted.net_amount) as net_spend,
        count(*) filter (where orders_netted.is_purchase) > 0 as has_ordered
    from orders_netted
    inner join int_as_of
        on
            orders_netted.ordered_at
            >= int_as_of.as_of - interval '{{ var("outcome_days") }}' day
    group by 1
),

-- What customers of the segment did after they were in it; until a run is that
-- old, what its customers did lately, which says nothing of who is silent.
seen as (
    select
        segment_id,
        has_ordered_since as has_ordered,
        {{ as_double('net_spend_since') }} as net_spend,
        'the segment of then' as based_on
    from customer_outcomes
    union all
    select
        customer_segments.segment_id,
        coalesce(bought.has_ordered, false) as has_ordered,
        {{ as_double('coalesce(bought.net_spend, 0)') }} as net_spend,
        'the last days of its customers' as based_on
    from customer_segments
    left join bought on customer_segments.customer_id = bought.customer_id
    where not exists (select 1 from customer_outcomes)
),

seen_with_all as (
    select * from seen
    union all
    select
        'ALL' as segment_id,
        has_ordered,
        net_spend,
        based_on
    from seen
),

caps as (
    select
        segment_id,
        percentile_cont({{ quantile }}) within group (
            order by net_spend
        ) as spend_cap
    from seen_with_all
    group by 1
),

measures as (
    {% for metric, outcome in {
        'repeat_share': 'cast(seen_with_all.has_ordered as int)',
        'mean_net_spend': 'least(seen_with_all.net_spend, caps.spend_cap)',
    }.items() -%}
        select
            seen_with_all.segment_id,
            seen_with_all.based_on,
            '{{ metric }}' as metric,
            cast({{ outcome }} as numeric(19, 4)) as outcome
        from seen_with_all
        inner join caps on seen_with_all.segment_id = caps.segment_id
        {{ 'union all' if not loop.last }}
    {% endfor -%}
),

experiment_deviations as (
    select
        segment_id,
        metric,
        max(based_on) as based_on,
        {{ as_double('sum(outcome)') }} / count(*) as mean_outcome,
        sqrt(greatest({{ as_double(
            'count(*) * sum(outcome * outcome) - sum(outcome) * sum(outcome)'
        ) }}, 0) / count(*) / nullif(count(*) - 1, 0)) as deviation
    from measures
    group by 1, 2
)

select * from experiment_deviations
