{#- The largest value of a customer that counts, so that one customer in a
    hundred does not decide: the quantile at winsor_share of the same number
    of days before, in the segment, or in the shop where few of the segment
    bought. -#}
{%- set quantile = 1 - var('winsor_share') | float -%}
{%- set fewest_buyers = 100 -%}

with

experiment_plans as (
    select * from {{ ref('experiment_plans') }}
    where is_running
),

customer_segments as (
    select * from {{ ref('customer_segments') }}
),

customer_features as (
    select * from {{ ref('customer_features') }}
),

orders_netted as (
    select * from {{ ref('int_orders_netted') }}
),

windows as (
    select distinct
        planned_days,
        as_of
    from experiment_plans
),

bought as (
    select
        windows.planned_days,
        orders_netted.customer_id,
        sum(orders_netted.net_amount) as mean_net_spend,
        count(*) filter (where orders_netted.is_purchase) as mean_orders
    from orders_netted
    inner join windows
        on
            orders_netted.ordered_at < windows.as_of
            and orders_netted.ordered_at
            >= windows.as_of - windows.planned_days * interval '1' day
    where not orders_netted.is_cancelled
    group by 1, 2
),

-- What a customer did in the window before, and in the year before.
measured as (
    {% for metric, year in {
        'mean_net_spend': 'net_spend_365d',
        'mean_orders': 'count_orders_365d',
    }.items() -%}
        select
            windows.planned_days,
            '{{ metric }}' as metric,
            customer_segments.segment_id,
            {{ as_double('coalesce(bought.' ~ metric ~ ', 0)') }}
                as value_before,
            {{ as_double('customer_features.' ~ year) }} as value_of_year
        from customer_segments
        cross join windows
        inner join customer_features
            on customer_segments.customer_id = customer_features.customer_id
        left join bought
            on
                windows.planned_days = bought.planned_days
                and customer_segments.customer_id = bought.customer_id
        {{ 'union all' if not loop.last }}
    {% endfor -%}
),

of_segments as (
    select
        planned_days,
        metric,
        segment_id,
        count(*) filter (where value_before > 0) as count_buyers,
        percentile_cont({{ quantile }}) within group (
            order by value_before
        ) as outcome_cap,
        percentile_cont({{ quantile }}) within group (
            order by value_of_year
        ) as covariate_cap
    from measured
    group by 1, 2, 3
),

of_the_shop as (
    select
        planned_days,
        metric,
        percentile_cont({{ quantile }}) within group (
            order by value_before
        ) as outcome_cap
    from measured
    where value_before > 0
    group by 1, 2
),

-- Who orders again is 0 or 1, and goes with the orders of the year.
experiment_caps as (
    select
        experiment_plans.experiment_id,
        of_segments.segment_id,
        cast(floor(1e4 * case
            when experiment_plans.metric = 'repeat_share' then 1
            when of_segments.count_buyers >= {{ fewest_buyers }}
                then of_segments.outcome_cap
            else of_the_shop.outcome_cap
        end + 0.5) / 1e4 as numeric(18, 4)) as outcome_cap,
        cast(
            floor(1e4 * of_segments.covariate_cap + 0.5) / 1e4 as numeric(18, 4)
        ) as covariate_cap
    from experiment_plans
    inner join of_segments
        on
            experiment_plans.planned_days = of_segments.planned_days
            and of_segments.metric = case
                when experiment_plans.metric = 'mean_net_spend'
                    then 'mean_net_spend'
                else 'mean_orders'
            end
    left join of_the_shop
        on
            of_segments.planned_days = of_the_shop.planned_days
            and of_segments.metric = of_the_shop.metric
)

select * from experiment_caps
