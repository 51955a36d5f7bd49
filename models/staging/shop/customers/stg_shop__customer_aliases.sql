with recursive

customer_aliases as (
    {{ raw_table('shop', 'customer_aliases') | indent(4) }}
),

customers as (
    select * from {{ ref('base_shop__customers') }}
),

pairs as (
    select distinct
        alias_id,
        customer_id
    from customer_aliases
    where alias_id <> customer_id
),

-- A circle ends: `union` keeps each pair once.
chains as (
    select
        alias_id,
        customer_id
    from pairs
    union
    select
        chains.alias_id,
        pairs.customer_id
    from chains
    inner join pairs on chains.customer_id = pairs.alias_id
),

-- An end is no alias itself.
ends as (
    select
        chains.alias_id,
        chains.customer_id
    from chains
    left join pairs on chains.customer_id = pairs.alias_id
    where pairs.alias_id is null
),

ends_counted as (
    select
        pairs.alias_id,
        count(distinct ends.customer_id) as count_ends,
        min({{ code_points('ends.customer_id') }}) as customer_id,
        min({{ code_points('pairs.customer_id') }}) as named_id
    from pairs
    left join ends on pairs.alias_id = ends.alias_id
    group by 1
),

ends_known as (
    select distinct ends.customer_id
    from ends
    inner join customers on ends.customer_id = customers.customer_id
),

stg_shop__customer_aliases as (
    select
        ends_counted.alias_id,
        case
            when ends_counted.count_ends = 1 then ends_known.customer_id
        end as customer_id,
        ends_counted.named_id,
        case
            when ends_counted.count_ends = 0 then 'circle'
            when ends_counted.count_ends > 1 then 'several_customers'
            when ends_known.customer_id is null then 'unknown_customer'
        end as fault
    from ends_counted
    left join ends_known
        on ends_counted.customer_id = ends_known.customer_id
)

select * from stg_shop__customer_aliases
