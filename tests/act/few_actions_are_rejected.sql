-- Reach and cost of a campaign are too small by the rows that are not used.
{{ config(enabled=var('act_and_learn'), severity='warn') }}

with

rejected_actions as (
    select * from {{ ref('rejected_actions') }}
)

select
    {{ as_text('count_rows') }}
    || ' rows of the raw table actions are not used: ' || reject_reason || ', such as ' || coalesce(example, 'one without a key')
        as sentence
from rejected_actions
where is_an_error and row_share > {{ var('max_rejected_share') }}
