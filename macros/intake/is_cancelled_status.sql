{# Whether a status is one of the variable `cancelled_order_statuses`. #}
{% macro is_cancelled_status(status) -%}
    lower({{ status }}) in (
        {%- for cancelled in var('cancelled_order_statuses') -%}
        '{{ cancelled }}' {{- ', ' if not loop.last }}
        {%- endfor -%}
    )
{%- endmacro %}
