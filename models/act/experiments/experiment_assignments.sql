-- depends_on: {{ ref('stg_shop__customer_aliases') }}
{# Append-only: who is enrolled stays as enrolled. #}
with

drawn as (
    select * from {{ ref('experiment_candidates') }}
),

experiment_plans as (
    select * from {{ ref('experiment_plans') }}
    where is_running
),

experiment_caps as (
    select * from {{ ref('experiment_caps') }}
),

customer_features as (
    select * from {{ ref('customer_features') }}
),

enrolled_before as (
    select * from {{ ref('experiment_members_before') }}
),

-- Of hold-outs that still hold, from earlier runs and from this one.
held_out as (
    select enrolled_before.customer_id
    from enrolled_before
    inner join experiment_plans
        on enrolled_before.experiment_id = experiment_plans.experiment_id
    where enrolled_before.is_held_out
    union
    select customer_id
    from drawn
    where kind = 'hold_out' and arm = 'control'
),

experiment_assignments as (
    select
        drawn.experiment_id,
        drawn.customer_id,
        drawn.as_of,
        drawn.arm,
        drawn.kind = 'hold_out' and drawn.arm = 'control' as is_held_out,
        drawn.segment_id,
        drawn.segment_name,
        drawn.playbook_key,
        drawn.customer_tier as tier,
        drawn.treated_share,
        drawn.control_share,
        experiment_caps.outcome_cap,
        least(cast(
            case
                when drawn.metric = 'mean_net_spend'
                    then customer_features.net_spend_365d
                else customer_features.count_orders_365d
            end as numeric(18, 4)
        ), experiment_caps.covariate_cap) as covariate
    from drawn
    inner join customer_features
        on drawn.customer_id = customer_features.customer_id
    left join experiment_caps
        on
            drawn.experiment_id = experiment_caps.experiment_id
            and drawn.segment_id = experiment_caps.segment_id
    left join held_out on drawn.customer_id = held_out.customer_id
    where drawn.kind = 'hold_out' or held_out.customer_id is null
)

select * from experiment_assignments
