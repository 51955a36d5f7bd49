{% snapshot customer_segment_history %}

-- Rows of customers that are gone are closed as of the run.
-- depends_on: {{ ref('int_as_of') }}
-- depends_on: {{ ref('stg_shop__customer_aliases') }}
    with

    customer_segments as (
        select * from {{ ref('customer_segments') }}
    ),

    customer_segment_history as (
        select
            customer_id,
            segment_id,
            segment_name,
            model_id,
            as_of
        from customer_segments
    )

    select * from customer_segment_history

{% endsnapshot %}
