{#- Chi-square of one degree exceeds it by chance once in a thousand. -#}
{%- set largest_imbalance = 10.83 -%}
{%- set smallest_arm = 50 -%}

with

experiment_plans as (
    select * from {{ ref('experiment_plans') }}
),

experiment_assignments as (
    select * from {{ ref('experiment_assignments') }}
),

experiment_unexposed as (
    select * from {{ ref('experiment_unexposed') }}
),

arms as (
    select * from {{ ref('experiment_arms') }}
),

sample_ratios as (
    select
        experiment_id,
        sum(count_treated) as count_treated,
        sum(count_control) as count_control,
        {{ as_double('sum(treated_planned)') }} as treated_planned,
        {{ as_double(
            'sum(count_treated + count_control) - sum(treated_planned)'
        ) }} as control_planned
    from arms
    group by 1
),

-- Both are treated or compared at the same time: each is part of the other.
overlapping as (
    select
        one.experiment_id,
        count(distinct one.customer_id) as count_customers
    from experiment_assignments as one
    inner join experiment_assignments as other
        on
            one.customer_id = other.customer_id
            and one.experiment_id <> other.experiment_id
    inner join experiment_plans as plan_of_one
        on one.experiment_id = plan_of_one.experiment_id
    inner join experiment_plans as plan_of_other
        on other.experiment_id = plan_of_other.experiment_id
    where
        plan_of_one.kind <> 'hold_out'
        and plan_of_other.kind <> 'hold_out'
        and plan_of_one.starts_at < plan_of_other.ends_at
        and plan_of_other.starts_at < plan_of_one.ends_at
    group by 1
),

counted as (
    select
        experiment_id,
        'sample_ratio' as check_name,
        power(count_treated - treated_planned, 2) / nullif(treated_planned, 0)
        + power(count_control - control_planned, 2)
        / nullif(control_planned, 0) as value_found,
        {{ as_double(largest_imbalance) }} as bound,
        'The arms have ' || {{ as_text('count_treated') }} || ' and '
        || {{ as_text('count_control') }} || ' customers' as sentence
    from sample_ratios
    union all
    select
        experiment_id,
        'unexposed' as check_name,
        {{ as_double('count(*)') }} as value_found,
        {{ as_double(0) }} as bound,
        {{ as_text("count(*) filter (where arm = 'treated')") }}
        || ' treated customers never got the action and '
        || {{ as_text("count(*) filter (where arm = 'control')") }}
        || ' of the control group did (table experiment_unexposed)' as sentence
    from experiment_unexposed
    group by 1
    union all
    select
        experiment_id,
        'overlap' as check_name,
        {{ as_double('count_customers') }} as value_found,
        {{ as_double(0) }} as bound,
        {{ as_text('count_customers') }}
        || ' customers are in another experiment at the same time' as sentence
    from overlapping
    union all
    select
        experiment_id,
        'small_arms' as check_name,
        {{ as_double('count(*)') }} as value_found,
        {{ as_double(0) }} as bound,
        {{ as_text('count(*)') }} || ' segments have fewer than '
        || '{{ smallest_arm }} customers in an arm and get no verdict'
            as sentence
    from arms
    where least(count_treated, count_control) < {{ smallest_arm }}
    group by 1
),

experiment_health as (
    select
        counted.experiment_id,
        counted.check_name,
        counted.value_found,
        counted.bound,
        case
            when counted.value_found > counted.bound then 'warned'
            else 'passed'
        end as verdict,
        'Experiment ' || counted.experiment_id || ': ' || counted.sentence
        || case
            when counted.check_name <> 'sample_ratio' then ''
            when counted.value_found > counted.bound
                then
                    ': not as drawn, so something loses customers of one arm '
                    || 'and no effect is to be believed'
            else ', as drawn'
        end || '.' as sentence,
        experiment_plans.owner,
        experiment_plans.as_of
    from counted
    inner join experiment_plans
        on counted.experiment_id = experiment_plans.experiment_id
)

select * from experiment_health
