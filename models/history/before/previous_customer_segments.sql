with

-- Of the run strictly before this one: a re-run sees what the run that it
-- repeats saw.
last_accepted_run as (
    select * from {{ ref('last_accepted_run') }}
),

published_stays as (
    {{ published_rows('customer_segment_history', {
        'customer_id': 'text',
        'segment_id': 'text',
        'dbt_valid_from': 'timestamp',
        'dbt_valid_to': 'timestamp',
    }) | indent(4) }}
),

previous_customer_segments as (
    select
        published_stays.customer_id,
        published_stays.segment_id,
        last_accepted_run.previous_as_of as as_of
    from published_stays
    inner join last_accepted_run
        on {{ is_stay_at('published_stays', 'last_accepted_run.previous_as_of')
            | indent(12) }}
)

select * from previous_customer_segments
