{#- A value of an attribute that the model does not know counts nothing. -#}
{%- set features = clustering_features() -%}

with

customer_features as (
    select * from {{ ref('customer_features') }}
),

segment_fits as (
    select * from {{ ref('segment_fits') }}
),

segment_fit_request as (
    select * from {{ ref('segment_fit_request') }}
),

current_scaling as (
    select
        {% for feature in features | sort -%}
            {% for name in [
                'fill_value', 'winsor_low', 'winsor_high', 'mean', 'scale',
                'is_used',
            ] -%}
                max(segment_fits.value_number) filter (
                    where segment_fits.feature = '{{ feature }}'
                    and segment_fits.name = '{{ name }}'
                ) as {{ name }}_{{ feature }},
            {% endfor -%}
        {% endfor -%}
        max(segment_fit_request.model_id) as model_id
    from segment_fits
    inner join segment_fit_request
        on segment_fits.model_id = segment_fit_request.model_id
    where segment_fits.section = 'scaling'
),

-- The same steps as FeatureScaler in Python: a missing value takes the median;
-- then values are winsorised, transformed and standardised. A constant feature
-- is zero.
segment_scoring_features as (
    select
        {% for feature in features | sort -%}
            {%- set value -%}
                least(
                    greatest(
                        coalesce(
                            {{ as_double(feature) }}, fill_value_{{ feature }}
                        ),
                        winsor_low_{{ feature }}
                    ),
                    winsor_high_{{ feature }}
                )
            {%- endset -%}
            {%- set is_value = features[feature] == 'one_hot' -%}
            {{ 'coalesce(' if is_value -}}
            is_used_{{ feature }}
            * (
                {{ transformed(value, features[feature]) }}
                - mean_{{ feature }}
            ) / scale_{{ feature }}{{ ', 0)' if is_value }} as {{ feature }},
        {% endfor -%}
        customer_features.customer_id
    from customer_features
    cross join current_scaling
    where customer_features.has_ordered
)

select * from segment_scoring_features
