with

int_as_of as (
    select * from {{ ref('int_as_of') }}
),

published_segment_sizes as (
    select * from {{ ref('published_segment_sizes') }}
),

-- Strictly before as_of: a re-run is not compared with itself.
newest_run as (
    select max(published_segment_sizes.as_of) as as_of
    from published_segment_sizes
    inner join int_as_of on published_segment_sizes.as_of < int_as_of.as_of
),

newest_model as (
    select max(published_segment_sizes.model_id) as model_id
    from published_segment_sizes
    inner join newest_run on published_segment_sizes.as_of = newest_run.as_of
),

-- A loss of a little every day is none against yesterday.
oldest_run as (
    select min(published_segment_sizes.as_of) as as_of
    from published_segment_sizes
    inner join int_as_of
        on
            published_segment_sizes.as_of < int_as_of.as_of
            and published_segment_sizes.as_of >= int_as_of.as_of
            - interval '{{ var("slow_loss_days") }}' day
),

last_accepted_run as (
    select
        int_as_of.as_of,
        newest_run.as_of as previous_as_of,
        oldest_run.as_of as oldest_as_of,
        newest_model.model_id as previous_model_id,
        cast({{ dbt.datediff(
            'newest_run.as_of', 'int_as_of.as_of', 'day'
        ) }} as int) as days_since
    from int_as_of
    cross join newest_run
    cross join oldest_run
    cross join newest_model
)

select * from last_accepted_run
