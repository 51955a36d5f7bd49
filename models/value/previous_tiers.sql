{#- Written behind the gate: as the run before left it, without an edge. -#}
with

int_as_of as (
    select * from {{ ref('int_as_of') }}
),

segment_fit_request as (
    select * from {{ ref('segment_fit_request') }}
),

published_tiers as (
    {{ published_rows('customer_tier_history', {
        'customer_id': 'text',
        'as_of': 'timestamp',
        'segment_id': 'text',
        'tier': 'text',
        'model_id': 'text',
    }) | indent(4) }}
),

newest_changes as (
    select
        published_tiers.customer_id,
        max(published_tiers.as_of) as as_of
    from published_tiers
    inner join int_as_of on published_tiers.as_of < int_as_of.as_of
    group by 1
),

-- A new model has cut-offs of its own: tiers begin anew with it.
previous_tiers as (
    select
        published_tiers.customer_id,
        published_tiers.segment_id,
        published_tiers.tier
    from published_tiers
    inner join newest_changes
        on
            published_tiers.customer_id = newest_changes.customer_id
            and published_tiers.as_of = newest_changes.as_of
    inner join segment_fit_request
        on published_tiers.model_id = segment_fit_request.model_id
    where published_tiers.tier is not null
)

select * from previous_tiers
