{#-
    Spark 3.5 knows no recursion. Eight steps are more than a customer is merged; a
    longer chain has no end, and is rejected like a circle.
-#}
{% macro spark__chains_of(pairs) -%}
    {%- for steps in range(1, 9) %}
    select
        step_1.alias_id,
        step_{{ steps }}.customer_id
    from {{ pairs }} as step_1
    {%- for step in range(2, steps + 1) %}
    inner join {{ pairs }} as step_{{ step }}
        on step_{{ step - 1 }}.customer_id = step_{{ step }}.alias_id
    {%- endfor %}
    {{ 'union' if not loop.last }}
    {%- endfor %}
{%- endmacro %}
