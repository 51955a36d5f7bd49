with

published_segment_sizes as (
    select
            cast(null as timestamp) as as_of,
            cast(null as text) as segment_id,
            cast(null as text) as segment_name,
            cast(null as text) as model_id,
            cast(null as bigint) as count_customers
        where false
)

select * from published_segment_sizes