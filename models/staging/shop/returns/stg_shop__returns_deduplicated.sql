{{ config(materialized=adapter.dispatch('view_or_table')()) }}

with

returns_normalized as (
    select * from {{ ref('stg_shop__returns_normalized') }}
),

returns_duplicates as (
    select * from {{ ref('stg_shop__returns_duplicates') }}
),

stg_shop__returns_deduplicated as (
    {{ with_duplicates(
        'returns_normalized', 'returns_duplicates', ['return_id']
    ) | indent(4) }}
)

select * from stg_shop__returns_deduplicated
