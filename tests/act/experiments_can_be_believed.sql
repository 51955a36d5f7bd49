-- An effect is believed that comes of lost customers, or of another experiment.
{{ config(enabled=var('act_and_learn'), severity='warn') }}

with

experiment_health as (
    select * from {{ ref('experiment_health') }}
)

select sentence
from experiment_health
where verdict = 'warned'
