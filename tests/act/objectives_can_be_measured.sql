-- A campaign is paid for whose result nobody will be able to see.
{{ config(enabled=var('act_and_learn'), severity='warn') }}

with

objective_progress as (
    select * from {{ ref('objective_progress') }}
)

select
    'Objective ' || objective_id || ' of ' || owner || ': ' || obstacle || '.'
        as sentence
from objective_progress
where verdict = 'not measurable'
