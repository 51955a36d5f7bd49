{#- An erased customer is remembered by a keyed hash alone (`segmentation
    erase`). Where none is, nothing is read for it. -#}
{%- set privacy = this.schema | replace('_staging', '_privacy') -%}
{%- set is_built = execute and flags.WHICH in ('build', 'run', 'retry')
    and model.resource_type != 'unit_test' -%}
{%- set erased = adapter.get_relation(
    database=this.database, schema=privacy, identifier='erased_customers'
) if is_built -%}
{%- set tables = {} -%}
{%- if model.resource_type != 'unit_test' -%}
    {%- for name in [
        'base_shop__customers', 'base_shop__orders', 'base_shop__returns',
        'base_app__events', 'base_support__tickets',
    ] -%}
        {%- do tables.update({name: ref(name)}) -%}
    {%- endfor -%}
{%- endif -%}
with

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

chains as (
    {{ adapter.dispatch('chains_of')('pairs') | indent(4) }}
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

{% if erased -%}
    given_ids as (
        {% for table in tables.values() -%}
            select customer_id from {{ table }}
            {{ 'union' if not loop.last }}
        {% endfor -%}
    ),

    erased_ids as (
        select given_ids.customer_id
        from given_ids
        inner join {{ erased }} as erased
            on {{ erased.include(identifier=false) }}.pseudonym(
                given_ids.customer_id
            ) = erased.pseudonym
    ),
{%- endif %}

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
    {% if erased -%}
        left join erased_ids
            on ends_counted.alias_id = erased_ids.customer_id
        where erased_ids.customer_id is null
        union all
        select
            customer_id as alias_id,
            'erased' as customer_id,
            'erased' as named_id,
            null as fault
        from erased_ids
    {%- endif %}
)

select * from stg_shop__customer_aliases
