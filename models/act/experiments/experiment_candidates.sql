{%- set place -%}
    {{ code_points("substr(md5(salt || ':' || customer_id), 1, 8)") }}
{%- endset -%}

with

experiment_plans as (
    select * from {{ ref('experiment_plans') }}
    where is_running
),

customer_segments as (
    select * from {{ ref('customer_segments') }}
),

customers as (
    select * from {{ ref('customers') }}
),

enrolled_before as (
    select * from {{ ref('experiment_members_before') }}
),

experiments_begun as (
    select distinct experiment_id
    from enrolled_before
),

-- An experiment of kind `once` has enrolled everybody in its first run.
candidates as (
    select
        experiment_plans.*,
        customer_segments.customer_id,
        customer_segments.segment_id,
        customer_segments.segment_name,
        customer_segments.playbook_key,
        customer_segments.tier as customer_tier
    from experiment_plans
    cross join customer_segments
    inner join customers
        on customer_segments.customer_id = customers.customer_id
    left join experiments_begun
        on experiment_plans.experiment_id = experiments_begun.experiment_id
    left join enrolled_before
        on
            experiment_plans.experiment_id = enrolled_before.experiment_id
            and customer_segments.customer_id = enrolled_before.customer_id
    where
        enrolled_before.customer_id is null
        and (
            experiment_plans.kind <> 'once'
            or experiments_begun.experiment_id is null
        )
        and (
            experiment_plans.segments = '|all|'
            or position(
                '|' || customer_segments.playbook_key || '|'
                in experiment_plans.segments
            ) > 0
            or position(
                '|' || customer_segments.segment_id || '|'
                in experiment_plans.segments
            ) > 0
        )
        and (
            experiment_plans.tier is null
            or experiment_plans.tier = customer_segments.tier
        )
        and (
            customers.marketing_consent
            or not experiment_plans.only_with_consent
        )
),

experiment_candidates as (
    select
        *,
        case when {{ place }} < control_from then 'treated' else 'control' end
            as arm
    from candidates
    where {{ place }} >= treated_from and {{ place }} < control_to
)

select * from experiment_candidates
