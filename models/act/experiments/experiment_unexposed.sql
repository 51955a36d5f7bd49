with

experiment_plans as (
    select * from {{ ref('experiment_plans') }}
),

experiment_assignments as (
    select * from {{ ref('experiment_assignments') }}
),

actions as (
    select * from {{ ref('actions_so_far') }}
),

experiments_with_actions as (
    select distinct experiment_id
    from actions
    where experiment_id is not null
),

-- Of a hold-out every action counts, of an experiment its own.
exposures as (
    select
        experiment_assignments.experiment_id,
        experiment_assignments.customer_id,
        count(*) as count_actions
    from experiment_assignments
    inner join experiment_plans
        on experiment_assignments.experiment_id = experiment_plans.experiment_id
    inner join actions
        on
            experiment_assignments.customer_id = actions.customer_id
            and experiment_assignments.as_of <= actions.sent_at
            and (
                experiment_plans.is_open_ended
                or actions.sent_at < experiment_plans.ends_at
            )
            and (
                experiment_plans.kind = 'hold_out'
                or experiment_assignments.experiment_id = actions.experiment_id
            )
    group by 1, 2
),

experiment_unexposed as (
    select
        experiment_assignments.experiment_id,
        experiment_assignments.customer_id,
        experiment_assignments.as_of as enrolled_as_of,
        experiment_assignments.segment_id,
        experiment_assignments.arm,
        case
            when experiment_assignments.arm = 'control' then 'got the action'
            else 'never got the action'
        end as what
    from experiment_assignments
    inner join experiment_plans
        on experiment_assignments.experiment_id = experiment_plans.experiment_id
    left join exposures
        on
            experiment_assignments.experiment_id = exposures.experiment_id
            and experiment_assignments.customer_id = exposures.customer_id
    left join experiments_with_actions
        on
            experiment_assignments.experiment_id
            = experiments_with_actions.experiment_id
    where
        (
            experiment_assignments.arm = 'control'
            and exposures.customer_id is not null
        )
        or (
            experiment_assignments.arm = 'treated'
            and exposures.customer_id is null
            and experiment_plans.kind <> 'hold_out'
            and experiments_with_actions.experiment_id is not null
        )
)

select * from experiment_unexposed
