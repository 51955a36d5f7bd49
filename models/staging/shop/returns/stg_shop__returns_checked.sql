{{ config(materialized=view_or_table()) }}

with

returns as (
    select * from {{ ref('stg_shop__returns_judged') }}
),

repeated_returns as (
    select * from {{ ref('stg_shop__returns_repeated') }}
),

stg_shop__returns_checked as (
    {{ with_duplicates('returns', 'repeated_returns', ['return_id'])
        | indent(4) }}
)

select * from stg_shop__returns_checked
