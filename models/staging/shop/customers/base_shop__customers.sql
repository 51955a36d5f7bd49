{{ config(materialized='view') }}

{{ raw_table('shop', 'customers') }}
