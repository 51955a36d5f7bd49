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

segment_models as (
    select * from {{ ref('segment_models') }}
),

segment_parameters as (
    select * from {{ ref('segment_parameters') }}
),

rfm_scores as (
    select * from {{ ref('rfm_scores') }}
),

rfm_rules as (
    select * from {{ ref('rfm_rules') }}
),

keys_of_rules as (
    select
        rule_segment,
        min(playbook_key) as playbook_key
    from rfm_rules
    group by 1
),

-- Rows only where too few customers have ordered for a fit.
rule_segments as (
    select
        keys_of_rules.rule_segment,
        segment_parameters.segment_id,
        segment_parameters.playbook_key
    from segment_models
    inner join segment_fit_request
        on segment_models.model_id = segment_fit_request.model_id
    cross join segment_parameters
    inner join keys_of_rules
        on segment_parameters.playbook_key = keys_of_rules.playbook_key
    where segment_models.algorithm = 'rfm_rules'
),

-- The scores of a customer whom a rule placed would be those of a fit.
customers_placed as (
    select
        customer_features.customer_id,
        customer_features.as_of,
        customer_features.has_ordered,
        not customer_features.has_ordered
        or rule_segments.segment_id is not null as is_rule_segment,
        rule_segments.segment_id as rule_segment_id,
        rule_segments.playbook_key as rule_key
    from customer_features
    left join rfm_scores
        on
            customer_features.customer_id = rfm_scores.customer_id
            and customer_features.has_ordered
    left join rule_segments
        on rfm_scores.rule_segment = rule_segments.rule_segment
),

-- Who never kept an order has nothing to be clustered on.
customers_with_segment as (
    select
        customers_placed.customer_id,
        customers_placed.as_of,
        customers_placed.is_rule_segment,
        case
            when not customers_placed.has_ordered then 'S00'
            else coalesce(
                customers_placed.rule_segment_id,
                segment_assignments.segment_id
            )
        end as segment_id,
        case
            when not customers_placed.has_ordered then 'prospects'
            else coalesce(
                customers_placed.rule_key, segment_assignments.playbook_key
            )
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
    from customers_placed
    left join segment_assignments
        on
            customers_placed.customer_id = segment_assignments.customer_id
            and not customers_placed.is_rule_segment
    left join previous_customer_segments
        on
            customers_placed.customer_id
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
        customers_with_segment.is_held_by_margin,
        customers_with_segment.is_rule_segment
    from customers_with_segment
    cross join segment_fit_request
    left join segment_playbook
        on customers_with_segment.playbook_key = segment_playbook.playbook_key
)

select * from candidate_segments
