{#- A moment without an offset is one of UTC, a day its first instant. -#}
{%- set instants = {
    'sent_at': 'sent_at_utc', 'responded_at': 'responded_at_utc',
} -%}

with

actions as (
    {{ with_merged_customers('marketing', 'actions') | indent(4) }}
),

customers as (
    select * from {{ ref('stg_shop__customers') }}
),

actions_in_utc as (
    select
        actions.*,
        customers.customer_id as known_customer_id
        {%- for given, utc in instants.items() -%}
            {%- set clock -%}
                (actions.{{ given }} || case
                    when length(actions.{{ given }}) = 10 then ' 00:00Z'
                    else 'Z'
                end)
            {%- endset -%}
            ,
            coalesce(
                {{ iso_text_to_utc('actions.' ~ given) | indent(16) }},
                {{ iso_text_to_utc(clock) | indent(16) }}
            ) as {{ utc }}
        {%- endfor %}
    from actions
    left join customers
        on actions.customer_id = customers.customer_id
    {{ optimization_fence() }}
),

with_faults as (
    select
        *,
        case
            when action_id is null then 'missing_key'
            when campaign_id is null then 'missing_campaign'
            when customer_id is null then 'missing_customer'
            when known_customer_id is null then 'unknown_customer'
            when sent_at is null then 'missing_time'
            when
                sent_at_utc is null
                or (responded_at is not null and responded_at_utc is null)
                then 'unparseable_time'
            when
                greatest(sent_at_utc, responded_at_utc)
                > {{ plausible_at('latest') }}
                then 'in_the_future'
            when sent_at_utc < {{ plausible_at('earliest') }}
                then 'in_the_distant_past'
            when responded_at_utc < sent_at_utc then 'responded_before_sent'
            when cost < 0 then 'negative_cost'
        end as reject_reason
    from actions_in_utc
),

stg_marketing__actions_normalized as (
    {{ ranked_copies(
        'with_faults',
        keys=['action_id'],
        first=[
            'sent_at_utc desc nulls last', 'responded_at_utc desc nulls last'
        ],
        texts=[
            'customer_id', 'campaign_id', 'sent_at', 'responded_at', 'channel',
            'experiment_id',
        ],
        others=['cost'],
    ) | indent(4) }}
)

select * from stg_marketing__actions_normalized
