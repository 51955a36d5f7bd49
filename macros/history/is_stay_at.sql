{% macro is_stay_at(stay, instant) -%}
    {{ stay }}.dbt_valid_from <= {{ instant }}
    and coalesce({{ stay }}.dbt_valid_to > {{ instant }}, true)
{%- endmacro %}
