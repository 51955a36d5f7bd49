{%- set clustered = clustering_features() | sort -%}
{#- What the playbook's rules may name beside these. -#}
{%- set others = number_columns('customer_features')
    | reject('in', clustered) | list %}

-- No fit while the playbook has faults.
-- depends_on: {{ ref('segment_playbook_faults') }}
with

customer_features as (
    select * from {{ ref('customer_features') }}
),

segment_fit_request as (
    select * from {{ ref('segment_fit_request') }}
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
        min(playbook_key) as rule_key
    from rfm_rules
    group by 1
),

-- The hash spreads the sample evenly and keeps it the same in every run.
customers_of_least_hash as (
    select
        md5(customer_features.customer_id) as id_hash,
        customer_features.*
    from customer_features
    inner join segment_fit_request on segment_fit_request.is_fit_needed
    where customer_features.has_ordered
    order by 1
    limit {{ var('fit_sample_size') }}
),

segment_fit_sample as (
    select
        {% for feature in clustered + others -%}
            {{ as_double('customers.' ~ feature) }} as {{ feature }},
        {% endfor -%}
        keys_of_rules.rule_key,
        customers.customer_id
    from customers_of_least_hash as customers
    inner join rfm_scores
        on customers.customer_id = rfm_scores.customer_id
    inner join keys_of_rules
        on rfm_scores.rule_segment = keys_of_rules.rule_segment
)

select * from segment_fit_sample
