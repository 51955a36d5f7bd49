{%- set features = var('clustering_features') -%}

with

customer_features as (
    select * from {{ ref('customer_features') }}
),

segment_scaling as (
    select * from {{ ref('segment_scaling') }}
),

segment_fit_request as (
    select * from {{ ref('segment_fit_request') }}
),

current_scaling as (
    select
        {% for feature in features | sort -%}
            {{ scaling_of(feature) }},
        {% endfor -%}
        max(segment_fit_request.model_id) as model_id
    from segment_scaling
    inner join segment_fit_request
        on segment_scaling.model_id = segment_fit_request.model_id
),

segment_scoring_features as (
    select
        {% for feature in features | sort -%}
            {{ standardised(feature, features[feature]) }} as {{ feature }},
        {% endfor -%}
        customer_features.customer_id
    from customer_features
    cross join current_scaling
    where customer_features.has_ordered
)

select * from segment_scoring_features
