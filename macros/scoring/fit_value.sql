{#- One named value of the long rows of segment_fits, in a query that groups
    by what the value describes. -#}
{% macro fit_text(name) -%}
    max(value_text) filter (where name = '{{ name }}')
{%- endmacro %}

{% macro fit_number(name, type=none) -%}
    cast(
        max(value_number) filter (where name = '{{ name }}')
        as {{ type or type_double() }}
    )
{%- endmacro %}

{% macro fit_flag(name) -%}
    max(value_number) filter (where name = '{{ name }}') = 1
{%- endmacro %}
