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

-- Rows only where too few customers have ordered for a fit.
rule_segments as (
    select distinct
        rfm_rules.rule_segment,
        segment_parameters.segment_id,
        segment_parameters.playbook_key
    from segment_models
    inner join segment_fit_request
        on segment_models.model_id = segment_fit_request.model_id
    cross join rfm_rules
    inner join segment_parameters
        on rfm_rules.playbook_key = segment_parameters.playbook_key
    where segment_models.algorithm = 'rfm_rules'
),

-- Who never kept an order has nothing to be clustered on.
customers_placed as (
    select
        customer_features.*,
        case
            when not customer_features.has_ordered then 'S00'
            else rule_segments.segment_id
        end as rule_segment_id,
        case
            when not customer_features.has_ordered then 'prospects'
            else rule_segments.playbook_key
        end as rule_playbook_key
    from customer_features
    left join rfm_scores
        on customer_features.customer_id = rfm_scores.customer_id
    left join rule_segments
        on rfm_scores.rule_segment = rule_segments.rule_segment
),

-- The scores of a customer whom a rule placed would be those of a fit. The rule
-- stands within the key: beside it, DuckDB compares all pairs of rows.
customers_with_segment as (
    select
        customers_placed.customer_id,
        customers_placed.as_of,
        customers_placed.rule_segment_id is not null as is_rule_segment,
        {% for column in ['segment_id', 'playbook_key'] -%}
            coalesce(
                customers_placed.rule_{{ column }},
                fitted.{{ column }}
            ) as {{ column }},
        {% endfor -%}
        fitted.score,
        fitted.distance,
        fitted.runner_up_segment_id,
        fitted.runner_up_score,
        coalesce(fitted.membership_probability, 1) as membership_probability,
        coalesce(fitted.is_outlier, false) as is_outlier,
        previous.segment_id as previous_segment_id,
        coalesce(fitted.is_held_by_margin, false) as is_held_by_margin
    from customers_placed
    left join segment_assignments as fitted
        on
            case
                when customers_placed.rule_segment_id is null
                    then customers_placed.customer_id
            end = fitted.customer_id
    left join previous_customer_segments as previous
        on customers_placed.customer_id = previous.customer_id
),

candidate_segments as (
    select
        customers.customer_id,
        customers.as_of,
        customers.segment_id,
        coalesce(segment_playbook.segment_name, customers.playbook_key)
            as segment_name,
        customers.playbook_key,
        segment_fit_request.model_id,
        customers.score,
        customers.distance,
        customers.runner_up_segment_id,
        customers.runner_up_score,
        customers.runner_up_score - customers.score as margin,
        customers.membership_probability,
        customers.is_outlier,
        customers.previous_segment_id,
        customers.is_held_by_margin,
        customers.is_rule_segment
    from customers_with_segment as customers
    cross join segment_fit_request
    left join segment_playbook
        on customers.playbook_key = segment_playbook.playbook_key
)

select * from candidate_segments
