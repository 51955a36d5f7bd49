{% macro is_out_of_range(amounts) -%}
    greatest(
        {%- for amount in amounts -%}
        abs({{ amount }}) {{- ', ' if not loop.last }}
        {%- endfor -%}
    ) >= 1000000000000
{%- endmacro %}
