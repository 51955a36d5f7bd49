with

customer_features as (
    select * from {{ ref('customer_features') }}
),

segment_assignments as (
    select * from {{ ref('segment_assignments') }}
),

previous_customer_segments as (
    select * from {{ ref('previous_customer_segments') }}
),

segment_fit_request as (
    select * from {{ ref('segment_fit_request') }}
),

segment_playbook as (
    select * from {{ ref('segment_playbook') }}
),

-- Who never kept an order has nothing to be clustered on.
customers_with_segment as (
    select
        customer_features.customer_id,
        customer_features.as_of,
        case
            when not customer_features.has_ordered then 'S00'
            else segment_assignments.segment_id
        end as segment_id,
        case
            when not customer_features.has_ordered then 'prospects'
            else segment_assignments.playbook_key
        end as playbook_key,
        segment_assignments.score,
        segment_assignments.distance,
        segment_assignments.runner_up_segment_id,
        segment_assignments.runner_up_score,
        coalesce(segment_assignments.membership_probability, 1)
            as membership_probability,
        coalesce(segment_assignments.is_outlier, false) as is_outlier,
        previous_customer_segments.segment_id as previous_segment_id,
        coalesce(segment_assignments.is_held_by_margin, false)
            as is_held_by_margin
    from customer_features
    left join segment_assignments
        on customer_features.customer_id = segment_assignments.customer_id
    left join previous_customer_segments
        on
            customer_features.customer_id
            = previous_customer_segments.customer_id
),

candidate_segments as (
    select
        customers_with_segment.customer_id,
        customers_with_segment.as_of,
        customers_with_segment.segment_id,
        coalesce(
            segment_playbook.segment_name, customers_with_segment.playbook_key
        ) as segment_name,
        customers_with_segment.playbook_key,
        segment_fit_request.model_id,
        customers_with_segment.score,
        customers_with_segment.distance,
        customers_with_segment.runner_up_segment_id,
        customers_with_segment.runner_up_score,
        customers_with_segment.runner_up_score
        - customers_with_segment.score as margin,
        customers_with_segment.membership_probability,
        customers_with_segment.is_outlier,
        customers_with_segment.previous_segment_id,
        customers_with_segment.is_held_by_margin
    from customers_with_segment
    cross join segment_fit_request
    left join segment_playbook
        on customers_with_segment.playbook_key = segment_playbook.playbook_key
)

select * from candidate_segments
