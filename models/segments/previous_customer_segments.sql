with

int_as_of as (
    select * from {{ ref('int_as_of') }}
),

published_segment_sizes as (
    select * from {{ ref('published_segment_sizes') }}
),

published_stays as (
    {{ published_rows('customer_segment_history', {
        'customer_id': 'text',
        'segment_id': 'text',
        'dbt_valid_from': 'timestamp',
        'dbt_valid_to': 'timestamp',
    }) | indent(4) }}
),

-- Strictly before this run: a re-run sees what the run that it repeats saw.
last_accepted_run as (
    select max(published_segment_sizes.as_of) as as_of
    from published_segment_sizes
    inner join int_as_of
        on published_segment_sizes.as_of < int_as_of.as_of
),

previous_customer_segments as (
    select
        published_stays.customer_id,
        published_stays.segment_id,
        last_accepted_run.as_of
    from published_stays
    inner join last_accepted_run
        on
            published_stays.dbt_valid_from <= last_accepted_run.as_of
            and coalesce(
                published_stays.dbt_valid_to > last_accepted_run.as_of, true
            )
)

select * from previous_customer_segments
