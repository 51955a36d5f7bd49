{{ config(materialized='view') }}

{{ raw_table('marketing', 'actions') }}
