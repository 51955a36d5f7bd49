{#- A feature in standard deviations, with the columns of the current scaling.

    The same steps as FeatureScaler in Python: missing values take the median,
    winsorise, transform, standardise; a constant feature is zero. -#}
{% macro standardised(feature, transform) -%}
    {%- set value -%}
        least(
            greatest(
                coalesce({{ as_double(feature) }}, fill_{{ feature }}),
                low_{{ feature }}
            ),
            high_{{ feature }}
        )
    {%- endset -%}
    used_{{ feature }}
    * ({{ transformed(value, transform) }} - mean_{{ feature }})
    / scale_{{ feature }}
{%- endmacro %}

{% macro transformed(value, transform) -%}
    {%- if transform == 'log1p' -%}
        ln(1.0 + greatest({{ value }}, 0.0))
    {%- elif transform == 'identity' -%}
        {{ value }}
    {%- else -%}
        {{ exceptions.raise_compiler_error(
            "clustering_features: the transform '" ~ transform
            ~ "' is unknown; accepted are log1p and identity"
        ) }}
    {%- endif -%}
{%- endmacro %}
