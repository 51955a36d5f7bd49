{#- Sentences about one segment, in a query with the columns of
    board_segment_sizes. -#}
{% macro size_sentence() -%}
    'The largest is ' || segment_name || ' ('
    || {{ number_text('customer_share', percent=true) }} || ' of the customers).'
{%- endmacro %}

{% macro spend_sentence() -%}
    segment_name || ' spent most: '
    || {{ number_text('net_spend_share', percent=true) }} || ' of all net spend by '
    || {{ number_text('customer_share', percent=true) }} || ' of the customers.'
{%- endmacro %}

{% macro change_words(verb) -%}
    segment_name || ' {{ verb }} from ' || cast(count_before as text)
    || ' to ' || cast(count_customers as text) || ' ('
    || {{ number_text('change_share', percent=true, sign=true) }} || ')'
{%- endmacro %}
