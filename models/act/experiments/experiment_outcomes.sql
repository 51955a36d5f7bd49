with

experiment_plans as (
    select * from {{ ref('experiment_plans') }}
),

experiment_assignments as (
    select * from {{ ref('experiment_assignments') }}
),

orders_netted as (
    select * from {{ ref('int_orders_netted') }}
    where not is_cancelled
),

numbers as (
    {% for number in range(21) -%}
        select {{ number }} as look
        {{ 'union all' if not loop.last }}
    {% endfor -%}
),

-- Look 0 is the start, so that an experiment is seen from its first day.
looks as (
    select
        experiment_plans.experiment_id,
        experiment_plans.metric,
        numbers.look,
        experiment_plans.starts_at + cast(floor(
            {{ as_double('numbers.look * experiment_plans.planned_days') }}
            / experiment_plans.planned_looks
        ) as int) * interval '1' day as look_at,
        experiment_plans.as_of
    from experiment_plans
    inner join numbers on experiment_plans.planned_looks >= numbers.look
),

enrolled as (
    select
        experiment_assignments.*,
        looks.metric,
        looks.look,
        looks.look_at
    from experiment_assignments
    inner join looks
        on experiment_assignments.experiment_id = looks.experiment_id
    where
        looks.look_at <= looks.as_of
        and (looks.look = 0 or experiment_assignments.as_of < looks.look_at)
),

bought as (
    select
        enrolled.experiment_id,
        enrolled.customer_id,
        enrolled.look,
        sum(orders_netted.net_amount) as net_spend,
        count(*) filter (where orders_netted.is_purchase) as count_orders
    from enrolled
    inner join orders_netted
        on
            enrolled.customer_id = orders_netted.customer_id
            and enrolled.as_of <= orders_netted.ordered_at
            and enrolled.look_at > orders_netted.ordered_at
    group by 1, 2, 3
),

experiment_outcomes as (
    select
        enrolled.experiment_id,
        enrolled.customer_id,
        enrolled.look,
        enrolled.look_at,
        enrolled.arm,
        enrolled.segment_id,
        enrolled.segment_name,
        cast(case
            when enrolled.metric = 'mean_net_spend'
                then coalesce(bought.net_spend, 0)
            when enrolled.metric = 'mean_orders'
                then coalesce(bought.count_orders, 0)
            when bought.count_orders > 0 then 1
            else 0
        end as numeric(18, 4)) as outcome,
        enrolled.outcome_cap,
        enrolled.covariate
    from enrolled
    left join bought
        on
            enrolled.experiment_id = bought.experiment_id
            and enrolled.customer_id = bought.customer_id
            and enrolled.look = bought.look
)

select * from experiment_outcomes
