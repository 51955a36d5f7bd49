-- If this warns, an alias leads to an id that raw.customers does not have: it
-- is not followed, and its orders stay where they were. Or many aliases are ids
-- that no raw row has: they may be spelled otherwise, and then merge nothing.
{{ config(severity='warn') }}
with

aliases as (
    select * from {{ ref('stg_shop__customer_aliases') }}
),

aliases_seen as (
    {% for table in [
        'shop__customers', 'shop__orders', 'shop__returns', 'app__events',
        'support__tickets',
    ] -%}
        select aliases.alias_id
        from {{ ref('base_' ~ table) }} as raw_rows
        inner join aliases on raw_rows.customer_id = aliases.alias_id
        {{ 'union' if not loop.last }}
    {% endfor %}
),

aliases_unseen as (
    select
        count(*) as count_aliases,
        count(*) filter (where aliases_seen.alias_id is null) as count_unseen,
        min({{ code_points('aliases.alias_id') }}) filter (
            where aliases_seen.alias_id is null
        ) as example
    from aliases
    left join aliases_seen on aliases.alias_id = aliases_seen.alias_id
),

violations as (
    select
        concat(
            {{ text_literal("The alias '") }}, alias_id,
            {{ text_literal("' of raw.customer_aliases leads to '") }},
            named_id,
            {{ text_literal("', and that to no row of raw.customers: it is") }},
            ' not followed.'
        ) as sentence
    from aliases
    where fault = 'unknown_customer'
    union all
    -- A fifth: a list of all ids that ever were has some without a row.
    select
        concat(
            count_unseen, ' of ', count_aliases, ' aliases of',
            ' raw.customer_aliases are ids that no raw row has, such as ',
            {{ text_literal("'") }}, example, {{ text_literal("'") }},
            ': they merge nothing. Are they spelled otherwise?'
        ) as sentence
    from aliases_unseen
    where count_unseen * 5 > count_aliases
)

select * from violations
