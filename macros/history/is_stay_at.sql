{#- Whether a row of customer_segment_history is where its customer was at an
    instant: it began by then, and had not ended.

    stay: the table or alias that holds the row.
    instant: an expression of type timestamp. -#}
{% macro is_stay_at(stay, instant) -%}
    {{ stay }}.dbt_valid_from <= {{ instant }}
    and coalesce({{ stay }}.dbt_valid_to > {{ instant }}, true)
{%- endmacro %}
