{#- What R, F and M measure: name -> column of customer_features. -#}
{% macro rfm_measures() -%}
    {{ return({
        'recency': 'days_since_last_order',
        'frequency': 'count_orders',
        'monetary': 'net_spend',
    }) }}
{%- endmacro %}

{#- The distinct cut-offs of a measure as columns <measure>_1 to <measure>_4, null
    where there are fewer; in a query over rfm_thresholds. -#}
{% macro rfm_cut_offs(measure) -%}
    {%- for number in range(1, 5) %}
    max(cut_off) filter (
        where measure = '{{ measure }}' and cut_off_number = {{ number }}
    ) as {{ measure }}_{{ number }}{{ ',' if not loop.last }}
    {%- endfor %}
{%- endmacro %}

{#- One plus the number of distinct cut-offs strictly below the value, 1 to 5.

    measure: key of rfm_measures; value: an expression. The cut-offs are
    those of rfm_cut_offs. -#}
{% macro rfm_score(measure, value) -%}
    1
    {%- for number in range(1, 5) %}
    + case when {{ measure }}_{{ number }} < {{ value }} then 1 else 0 end
    {%- endfor %}
{%- endmacro %}
