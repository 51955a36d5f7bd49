with

-- Of the run strictly before this one: a re-run sees what the run that it
-- repeats saw.
last_accepted_run as (
    select * from {{ ref('last_accepted_run') }}
),

customer_aliases as (
    select * from {{ ref('stg_shop__customer_aliases') }}
),

published_stays as (
    {{ published_rows('customer_segment_history', {
        'customer_id': 'text',
        'segment_id': 'text',
        'dbt_valid_from': 'timestamp',
        'dbt_valid_to': 'timestamp',
    }) | indent(4) }}
),

segments_then as (
    select
        published_stays.customer_id,
        published_stays.segment_id,
        last_accepted_run.previous_as_of as as_of
    from published_stays
    inner join last_accepted_run
        on
            published_stays.dbt_valid_from <= last_accepted_run.previous_as_of
            and coalesce(
                published_stays.dbt_valid_to
                > last_accepted_run.previous_as_of,
                true
            )
),

-- Who has a new id goes on with the segment of the old one.
segments_of_aliases as (
    select
        customer_aliases.customer_id,
        min(segments_then.segment_id) as segment_id,
        min(segments_then.as_of) as as_of
    from customer_aliases
    inner join segments_then
        on customer_aliases.alias_id = segments_then.customer_id
    left join segments_then as own
        on customer_aliases.customer_id = own.customer_id
    where customer_aliases.customer_id is not null and own.customer_id is null
    group by 1
),

previous_customer_segments as (
    select * from segments_then
    union all
    select * from segments_of_aliases
)

select * from previous_customer_segments
