{% macro earliest_plausible_at() -%}
    timestamp '{{ var("earliest_plausible_at") }}'
{%- endmacro %}
