-- A trigger with a misspelt type never fires, and no other word would say why.
{{ config(enabled=var('live_events'), severity='warn') }}
{%- set known_types = ['order', 'return', 'ticket', 'customer'] -%}
{%- for name in [
    'login', 'cart_abandoned', 'email_sent', 'email_opened', 'email_clicked',
    'passive', 'other'
] -%}
    {%- do known_types.extend(var(name ~ '_event_types') or []) -%}
{%- endfor %}

with

live_triggers as (
    select * from {{ ref('live_triggers') }}
),

source_words as (
    select * from {{ ref('source_words') }}
)

select
    'The trigger ' || live_triggers.trigger_key || ' waits for '
    || live_triggers.event_type
    || ', which no event has been and no list of event types in dbt_project.yml '
    || 'has; mend its event_type in seeds/live_triggers.csv.' as sentence
from live_triggers
left join source_words
    on
        {{ as_word('live_triggers.event_type') }} = source_words.word
        and source_words.source_table = 'events'
where
    source_words.word is null
    and not {{ is_word_of(as_word('live_triggers.event_type'), known_types) }}
