{{ config(materialized=view_or_table()) }}

with

customers as (
    select * from {{ ref('stg_shop__customers_judged') }}
),

repeated_customers as (
    select * from {{ ref('stg_shop__customers_repeated') }}
),

stg_shop__customers_checked as (
    {{ with_duplicates('customers', 'repeated_customers', ['customer_id'])
        | indent(4) }}
)

select * from stg_shop__customers_checked
