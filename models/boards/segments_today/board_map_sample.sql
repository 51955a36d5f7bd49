with

customer_segments as (
    select * from {{ ref('customer_segments') }}
),

segment_scoring_features as (
    select * from {{ ref('segment_scoring_features') }}
),

-- The hash spreads the sample evenly and keeps it the same in every run.
customers_in_hash_order as (
    select
        customer_segments.as_of,
        customer_segments.segment_id,
        {% for feature in clustering_features() | sort -%}
            segment_scoring_features.{{ feature }},
        {% endfor -%}
        row_number() over (
            order by
                md5(customer_segments.customer_id),
                customer_segments.customer_id
        ) as place
    from customer_segments
    inner join segment_scoring_features
        on customer_segments.customer_id = segment_scoring_features.customer_id
),

board_map_sample as (
    select
        as_of,
        segment_id,
        {% for feature in clustering_features() | sort -%}
            {{ feature }},
        {% endfor -%}
        cast(place as int) as place
    from customers_in_hash_order
    where place <= {{ var('map_sample_size') }}
)

select * from board_map_sample
