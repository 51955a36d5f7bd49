with

experiment_assignments as (
    select * from {{ ref('experiment_assignments') }}
),

customers_observed as (
    select * from {{ ref('int_customers_observed') }}
),

-- Those who are still there: an action that drives customers away is seen here.
experiment_arms as (
    select
        assigned.experiment_id,
        assigned.segment_id,
        max(assigned.segment_name) as segment_name,
        cast(
            count(*) filter (where assigned.arm = 'treated') as bigint
        ) as count_treated,
        cast(
            count(*) filter (where assigned.arm = 'control') as bigint
        ) as count_control,
        sum(
            {{ as_double('assigned.treated_share') }}
            / (assigned.treated_share + assigned.control_share)
        ) as treated_planned
    from experiment_assignments as assigned
    inner join customers_observed
        on assigned.customer_id = customers_observed.customer_id
    group by 1, 2
)

select * from experiment_arms
