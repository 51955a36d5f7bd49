-- An experiment on a segment that does not exist enrols nobody, and an
-- objective without a metric is never measured. What is wrong is in the
-- message.
{{ config(enabled=var('act_and_learn')) }}

with

plan_faults as (
    select * from {{ ref('plan_faults') }}
)

select
    'The plans cannot be followed, so nothing is published: ' || sentence
        as sentence
from plan_faults
