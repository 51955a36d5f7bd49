with

customer_segments as (
    select * from {{ ref('customer_segments') }}
),

as_of as (
    select * from {{ ref('int_as_of') }}
),

stored as (
    {% if is_incremental() -%}
        select
            customer_id,
            as_of,
            segment_id,
            tier,
            model_id
        from {{ this }}
    {%- else -%}
        select
            customer_id,
            as_of,
            segment_id,
            tier,
            model_id
        from customer_segments
        where false
    {%- endif %}
),

newest_changes as (
    select
        customer_id,
        max(as_of) as as_of
    from stored
    group by 1
),

customers_before as (
    select stored.*
    from stored
    inner join newest_changes
        on
            stored.customer_id = newest_changes.customer_id
            and stored.as_of = newest_changes.as_of
),

-- A customer who is gone has neither segment nor tier.
both_runs as (
    select
        coalesce(
            customer_segments.customer_id, customers_before.customer_id
        ) as customer_id,
        as_of.as_of,
        customer_segments.segment_id,
        customer_segments.tier,
        customer_segments.model_id,
        customers_before.segment_id as previous_segment_id,
        customers_before.tier as previous_tier,
        customers_before.model_id as previous_model_id
    from customer_segments
    full outer join customers_before
        on customer_segments.customer_id = customers_before.customer_id
    cross join as_of
),

customer_tier_history as (
    select *
    from both_runs
    where
        segment_id is distinct from previous_segment_id
        or tier is distinct from previous_tier
        or model_id is distinct from previous_model_id
)

select * from customer_tier_history
