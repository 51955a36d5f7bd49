{{ config(materialized='view') }}

{{ raw_table('shop', 'orders') }}
