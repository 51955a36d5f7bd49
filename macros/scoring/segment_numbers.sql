{#- A stored model may have more segments than `k_max`, which can be lowered. -#}
{% macro segment_numbers() -%}
    {%- set counts = [var('k_max') | int] -%}
    {%- set fits = published_relation('segment_fits') -%}
    {%- if fits -%}
        {%- set found = run_query(
            "select count(distinct segment_id) as count_segments from "
            ~ fits ~ " where section = 'segment' group by model_id"
        ) -%}
        {%- do counts.extend(found.columns[0].values()) -%}
    {%- endif -%}
    {{ return(range(1, counts | max | int + 1) | list) }}
{%- endmacro %}
