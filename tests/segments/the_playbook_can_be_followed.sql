-- A misspelt or contradictory rule names no segment and hides it; too few keys
-- leave a segment without a name. What is wrong is in the message.
{%- if execute and flags.WHICH in ('build', 'test', 'retry') -%}
    {%- set sentences = run_query(
        'select sentence from ' ~ ref('segment_playbook_faults')
        ~ ' order by sentence'
    ).columns[0].values() -%}
    {%- if sentences | length > 0 -%}
        {{ exceptions.raise_compiler_error(
            'The playbook cannot be followed, so nothing is published.'
            ~ '\n  ' ~ sentences | join('\n  ')
        ) }}
    {%- endif -%}
{%- endif %}

with

segment_playbook_faults as (
    select * from {{ ref('segment_playbook_faults') }}
)

select * from segment_playbook_faults
