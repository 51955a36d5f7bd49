{#- The scaling of one feature as columns, for `standardised`; in a query that
    groups the rows of segment_scaling by model. -#}
{% macro scaling_of(feature) -%}
    {%- for name, value in {
        'fill': 'fill_value', 'low': 'winsor_low', 'high': 'winsor_high',
        'mean': 'mean', 'scale': 'scale', 'used': 'cast(is_used as int)',
    }.items() %}
    max({{ value }}) filter (where feature = '{{ feature }}')
        as {{ name }}_{{ feature }}{{ ',' if not loop.last }}
    {%- endfor %}
{%- endmacro %}
