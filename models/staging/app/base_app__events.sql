{{ config(materialized='view') }}

{{ raw_table('app', 'events') }}
