-- A misspelt or contradictory rule names no segment and hides it; too few keys
-- leave a segment without a name. What is wrong is in the message.
with

segment_playbook_faults as (
    select * from {{ ref('segment_playbook_faults') }}
)

select
    'The playbook cannot be followed, so nothing is published: ' || sentence
        as sentence
from segment_playbook_faults
