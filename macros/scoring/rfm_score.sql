{% macro rfm_score(measure, value) -%}
    1
    {%- for number in range(1, 5) %}
    + case when {{ measure }}_{{ number }} < {{ value }} then 1 else 0 end
    {%- endfor %}
{%- endmacro %}
