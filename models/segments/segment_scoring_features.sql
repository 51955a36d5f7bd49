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

scaling_in_force as (
    select
        segment_fit_request.model_id
        {%- for feature in features | sort %}
        {%- for name, column in {
            'fill': 'fill_value', 'low': 'winsor_low', 'high': 'winsor_high',
            'mean': 'mean', 'scale': 'scale', 'used': 'cast(is_used as int)',
        }.items() %},
        max({{ column }}) filter (
            where feature = '{{ feature }}'
        ) as {{ name }}_{{ feature }}
        {%- endfor %}
        {%- endfor %}
    from segment_scaling
    inner join segment_fit_request
        on segment_scaling.model_id = segment_fit_request.model_id
    group by segment_fit_request.model_id
),

segment_scoring_features as (
    select
        customer_features.customer_id
        {%- for feature in features | sort %},
        {{ standardised(feature, features[feature]) | indent(8) }}
            as {{ feature }}
        {%- endfor %}
    from customer_features
    cross join scaling_in_force
    where customer_features.has_ordered
)

select * from segment_scoring_features
