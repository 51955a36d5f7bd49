{{ config(enabled='klaviyo' in active_mappings()) }}

with

customers as (
    select * from {{ ref('base_shop__customers') }}
),

event as (
    {{ mapping_source('klaviyo', 'event', {
        'id': 'text', 'uuid': 'text', 'person_id': 'text', 'metric_id': 'text',
        'type': 'text', 'datetime': 'instant', 'timestamp': 'instant',
        '_fivetran_synced': 'instant',
    }) | indent(4) }}
),

metric as (
    {{ mapping_source('klaviyo', 'metric', {
        'id': 'text', 'name': 'text',
    }, is_optional=true) | indent(4) }}
),

profiles as (
    {{ mapping_source('klaviyo', 'person', {
        'id': 'text', 'email': 'text', 'external_id': 'text',
    }) | indent(4) }}
),

metrics as (
    select
        id,
        max(name) as metric_name
    from metric
    group by 1
),

{{ people_as_customers('profiles') }},

klaviyo__events as (
    select
        concat('klaviyo ', event.id) as event_id,
        people.customer_id,
        coalesce(metrics.metric_name, event.type) as event_type,
        coalesce(event.datetime, event.timestamp) as occurred_at_ms,
        event._fivetran_synced as loaded_at
    from event
    inner join people
        on event.person_id = people.person_id
    left join metrics
        on event.metric_id = metrics.id
)

select * from klaviyo__events
