{#- Strictly before as_of: a re-run enrols whom the run that it repeats
    enrolled. Who has a new id is enrolled by the old one. -#}
with

int_as_of as (
    select * from {{ ref('int_as_of') }}
),

customer_aliases as (
    select * from {{ ref('stg_shop__customer_aliases') }}
    where customer_id is not null
),

published_assignments as (
    {{ published_rows('experiment_assignments', {
        'experiment_id': 'text',
        'customer_id': 'text',
        'is_held_out': 'boolean',
        'as_of': 'timestamp',
    }) | indent(4) }}
),

experiment_members_before as (
    select
        published_assignments.experiment_id,
        coalesce(
            customer_aliases.customer_id, published_assignments.customer_id
        ) as customer_id,
        bool_or(published_assignments.is_held_out) as is_held_out
    from published_assignments
    inner join int_as_of on published_assignments.as_of < int_as_of.as_of
    left join customer_aliases
        on published_assignments.customer_id = customer_aliases.alias_id
    group by 1, 2
)

select * from experiment_members_before
