{{ config(materialized=adapter.dispatch('view_or_table')()) }}

with

customers_normalized as (
    select * from {{ ref('stg_shop__customers_normalized') }}
),

customers_duplicates as (
    select * from {{ ref('stg_shop__customers_duplicates') }}
),

stg_shop__customers_deduplicated as (
    {{ with_duplicates(
        'customers_normalized', 'customers_duplicates', ['customer_id']
    ) | indent(4) }}
)

select * from stg_shop__customers_deduplicated
