{{ config(materialized='view') }}

{{ raw_table('support', 'tickets') }}
