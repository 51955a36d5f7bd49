-- If a customer has no rule segment, or two, the lists by rule segment miss or
-- repeat the customer and their sizes do not add up to the customers.
with

customer_features as (
    select * from {{ ref('customer_features') }}
),

rfm_scores as (
    select * from {{ ref('rfm_scores') }}
),

every_customer_has_exactly_one_rule_segment as (
    select
        customer_features.customer_id,
        count(rfm_scores.rule_segment) as count_rule_segments
    from customer_features
    left join rfm_scores
        on customer_features.customer_id = rfm_scores.customer_id
    group by 1
    having count(rfm_scores.rule_segment) <> 1
)

select * from every_customer_has_exactly_one_rule_segment
