with

candidate_segments as (
    select * from {{ ref('candidate_segments') }}
),

previous_customer_segments as (
    select * from {{ ref('previous_customer_segments') }}
),

segment_models as (
    select * from {{ ref('segment_models') }}
),

segment_fit_request as (
    select * from {{ ref('segment_fit_request') }}
),

model_of_this_run as (
    select segment_models.model_id
    from segment_models
    inner join segment_fit_request
        on
            segment_models.model_id = segment_fit_request.model_id
            and segment_models.as_of = segment_fit_request.as_of
),

segments_now as (
    select
        candidate_segments.customer_id,
        candidate_segments.segment_id
    from candidate_segments
    inner join model_of_this_run
        on candidate_segments.model_id = model_of_this_run.model_id
),

segments_before as (
    select
        previous_customer_segments.customer_id,
        previous_customer_segments.segment_id
    from previous_customer_segments
    cross join model_of_this_run
),

customers_compared as (
    select
        segments_before.segment_id as previous_segment_id,
        segments_now.segment_id
    from segments_now
    full outer join segments_before
        on segments_now.customer_id = segments_before.customer_id
),

segment_fit_overlaps as (
    select
        model_of_this_run.model_id,
        customers_compared.previous_segment_id,
        customers_compared.segment_id,
        cast(count(*) as bigint) as count_customers
    from customers_compared
    cross join model_of_this_run
    group by 1, 2, 3
)

select * from segment_fit_overlaps
