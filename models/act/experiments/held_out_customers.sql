with

experiment_assignments as (
    select * from {{ ref('experiment_assignments') }}
),

experiment_plans as (
    select * from {{ ref('experiment_plans') }}
    where is_running
),

held_out_customers as (
    select
        experiment_assignments.customer_id,
        min(experiment_assignments.experiment_id) as experiment_id,
        min(experiment_assignments.as_of) as held_out_since
    from experiment_assignments
    inner join experiment_plans
        on experiment_assignments.experiment_id = experiment_plans.experiment_id
    where experiment_assignments.is_held_out
    group by 1
)

select * from held_out_customers
