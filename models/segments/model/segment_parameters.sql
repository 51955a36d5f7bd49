{%- set features = clustering_features() -%}

with

segment_fits as (
    select * from {{ ref('segment_fits') }}
),

segment_fit_request as (
    select * from {{ ref('segment_fit_request') }}
),

values_of_the_model as (
    select segment_fits.*
    from segment_fits
    inner join segment_fit_request
        on segment_fits.model_id = segment_fit_request.model_id
),

model_values as (
    select
        {{ fit_value('probability_scale') }} as probability_scale,
        {{ fit_value('outlier_distance') }} as outlier_distance
    from values_of_the_model
    where section = 'model'
),

segment_values as (
    select
        segment_id,
        {{ fit_value('playbook_key', 'text') }} as playbook_key,
        {% for feature in features | sort -%}
            {% set is_value = features[feature] == 'one_hot' -%}
            {% for name in ['centre', 'weight'] -%}
                {{ 'coalesce(' if is_value -}}
                max(value_number) filter (
                    where feature = '{{ feature }}' and name = '{{ name }}'
                ){{ ', 0)' if is_value }} as {{ name }}_{{ feature }},
            {% endfor -%}
        {% endfor -%}
        {{ fit_value('bias') }} as bias
    from values_of_the_model
    where section in ('segment', 'centroid')
    group by 1
),

segment_parameters as (
    select
        segment_values.*,
        model_values.probability_scale,
        model_values.outlier_distance
    from segment_values
    cross join model_values
)

select * from segment_parameters
