{% macro rfm_cut_offs(measure) -%}
    {%- for number in range(1, 5) %}
    max(cut_off) filter (
        where measure = '{{ measure }}' and cut_off_number = {{ number }}
    ) as {{ measure }}_{{ number }}{{ ',' if not loop.last }}
    {%- endfor %}
{%- endmacro %}
