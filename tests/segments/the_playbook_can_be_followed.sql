-- A misspelt or contradictory rule names no segment and hides it; too few keys
-- leave a segment without a name. What is wrong is in the message.
{{ stop_if_playbook_is_faulty() }}
with

segment_playbook_faults as (
    select * from {{ ref('segment_playbook_faults') }}
)

select * from segment_playbook_faults
