-- If this warns, an alias leads to an id that raw.customers does not have: it
-- is not followed, and its orders stay where they were.
{{ config(severity='warn') }}
with

aliases as (
    select * from {{ ref('stg_shop__customer_aliases') }}
    where fault = 'unknown_customer'
),

violations as (
    select
        concat(
            'The alias ''', alias_id, ''' of raw.customer_aliases leads to ''',
            named_id, ''', and that to no row of raw.customers: it is not',
            ' followed.'
        ) as sentence,
        alias_id,
        named_id
    from aliases
)

select * from violations
