{% macro rfm_measures() -%}
    {{ return({
        'recency': 'days_since_last_order',
        'frequency': 'count_orders',
        'monetary': 'net_spend',
    }) }}
{%- endmacro %}
