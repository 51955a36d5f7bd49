with

protected_groups as (
    select * from {{ ref('protected_groups') }}
),

actions_so_far as (
    select * from {{ ref('actions_so_far') }}
),

experiment_assignments as (
    select * from {{ ref('experiment_assignments') }}
),

reached as (
    select distinct customer_id
    from actions_so_far
    where sent_at >= as_of - interval '365' day
),

treated as (
    select
        customer_id,
        max(case when arm = 'treated' then 1 else 0 end) as is_treated
    from experiment_assignments
    group by 1
),

memberships as (
    select
        customer_id,
        'segment' as kind,
        segment_id as subject,
        max(segment_name) as subject_name
    from protected_groups
    group by 1, 3
    union all
    select distinct
        customer_id,
        'treatment' as kind,
        'consent' as subject,
        'May be contacted' as subject_name
    from protected_groups
    where has_consent
    union all
    select
        customer_id,
        'treatment' as kind,
        'reached' as subject,
        'Got an action within a year' as subject_name
    from reached
    union all
    select
        customer_id,
        'treatment' as kind,
        'treated' as subject,
        'Is treated in an experiment' as subject_name
    from treated
    where is_treated = 1
),

group_sizes as (
    select
        attribute,
        group_name,
        count(*) as count_group,
        sum(count(*)) over (partition by attribute) as count_all
    from protected_groups
    group by 1, 2
),

subjects as (
    select
        protected_groups.attribute,
        memberships.kind,
        memberships.subject,
        max(memberships.subject_name) as subject_name,
        count(*) as count_subject
    from memberships
    inner join protected_groups
        on memberships.customer_id = protected_groups.customer_id
    group by 1, 2, 3
),

found as (
    select
        protected_groups.attribute,
        protected_groups.group_name,
        memberships.kind,
        memberships.subject,
        count(*) as count_cell
    from memberships
    inner join protected_groups
        on memberships.customer_id = protected_groups.customer_id
    group by 1, 2, 3, 4
),

-- Cells without a customer, too: no customer of a group is the most uneven that
-- there is.
parity_cells as (
    select
        subjects.kind,
        subjects.subject,
        subjects.subject_name,
        group_sizes.attribute,
        group_sizes.group_name,
        coalesce(found.count_cell, 0) as count_cell,
        group_sizes.count_group,
        subjects.count_subject - coalesce(found.count_cell, 0)
            as count_rest_cell,
        group_sizes.count_all - group_sizes.count_group as count_rest
    from subjects
    inner join group_sizes on subjects.attribute = group_sizes.attribute
    left join found
        on
            subjects.attribute = found.attribute
            and group_sizes.group_name = found.group_name
            and subjects.kind = found.kind
            and subjects.subject = found.subject
)

select * from parity_cells
