{#
    Whether one of the amounts is a trillion or more, in either direction: no
    amount of a shop, and a few hundred of them would not fit numeric(18, 4).
    `amounts` is a list of expressions; nulls are in range.
#}
{% macro is_out_of_range(amounts) -%}
    greatest(
        {%- for amount in amounts -%}
        abs({{ amount }}) {{- ', ' if not loop.last }}
        {%- endfor -%}
    ) >= 1000000000000
{%- endmacro %}
