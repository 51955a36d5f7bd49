-- A trigger with a misspelt type never fires, and no other word would say why.
{{ config(enabled=var('live_events'), severity='warn') }}
{%- set event_type = as_word('live_triggers.event_type') -%}
{%- set known_types = [
    ['order', 'return', 'ticket', 'customer'],
    var('login_event_types'), var('cart_abandoned_event_types'),
    var('email_sent_event_types'), var('email_opened_event_types'),
    var('email_clicked_event_types'), var('passive_event_types'),
    var('other_event_types'),
] -%}

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
    || ', which no event has been and no list of types in dbt_project.yml '
    || 'has; mend its event_type in seeds/live_triggers.csv.' as sentence
from live_triggers
left join source_words
    on
        {{ event_type }} = source_words.word
        and source_words.source_table = 'events'
where
    source_words.word is null
    {% for words in known_types -%}
        and not {{ is_word_of(event_type, words) }}
    {% endfor %}
