{#- dbt-spark leaves the order out; here it is that of one column. -#}
{% macro spark__listagg(measure, delimiter_text, order_by_clause, limit_num) -%}
    {%- set place = (order_by_clause or '') | replace('order by ', '') or 'null' -%}
    array_join(
        transform(
            array_sort(collect_list(
                named_struct('place', {{ place }}, 'said', {{ measure }})
            )),
            listed -> listed.said
        ),
        {{ delimiter_text }}
    )
{%- endmacro %}
