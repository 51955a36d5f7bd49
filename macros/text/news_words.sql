{#- Sentences about one segment, in a query with the columns of
    board_segment_sizes. -#}
{% macro size_sentence() -%}
    'The largest is ' || segment_name || ' ('
    || {{ percent_text('customer_share') }} || ' of the customers).'
{%- endmacro %}

{% macro spend_sentence() -%}
    segment_name || ' spent most: '
    || {{ percent_text('net_spend_share') }} || ' of all net spend by '
    || {{ percent_text('customer_share') }} || ' of the customers.'
{%- endmacro %}

{% macro change_words(verb) -%}
    segment_name || ' {{ verb }} from ' || cast(count_before as text)
    || ' to ' || cast(count_customers as text) || ' ('
    || {{ signed_percent_text('change_share') }} || ')'
{%- endmacro %}

{#- A whole number as text: "1,234,567". -#}
{% macro number_with_commas(number) -%}
    case
        when {{ number }} >= 1000000
            then
                cast(cast(floor({{ number }} / 1000000) as bigint) as text)
                || ',' || {{ three_digits('floor(' ~ number ~ ' / 1000)') }}
                || ',' || {{ three_digits(number) }}
        when {{ number }} >= 1000
            then
                cast(cast(floor({{ number }} / 1000) as bigint) as text)
                || ',' || {{ three_digits(number) }}
        else cast(cast({{ number }} as bigint) as text)
    end
{%- endmacro %}

{% macro three_digits(number) -%}
    substr(
        cast(1000 + mod(cast({{ number }} as bigint), 1000) as text), 2
    )
{%- endmacro %}
