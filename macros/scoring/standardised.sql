{% macro standardised(feature, transform) -%}
    {%- set value -%}
        least(
            greatest(
                coalesce({{ as_double(feature) }}, fill_value_{{ feature }}),
                winsor_low_{{ feature }}
            ),
            winsor_high_{{ feature }}
        )
    {%- endset -%}
    is_used_{{ feature }}
    * ({{ transformed(value, transform) }} - mean_{{ feature }})
    / scale_{{ feature }}
{%- endmacro %}
