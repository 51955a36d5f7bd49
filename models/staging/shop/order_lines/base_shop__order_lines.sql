{{ config(materialized='view') }}

{{ raw_table('shop', 'order_lines') }}
