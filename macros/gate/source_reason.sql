{#- The finding of a check of source_drift in words. -#}
{% macro source_reason() -%}
case check_name
    when 'rows_lost' then
        measure || ' ' || member || ': of ' || {{ whole('value_before') }}
        || ' rows of the last accepted run ' || {{ whole('value_now') }}
        || ' are left, ' || {{ whole('bound') }} || ' may be lost'
    when 'silence' then
        'no row for ' || {{ whole('value_now') }} || ' full days, in which '
        || {{ whole('value_before') }} || ' are usual; believable are '
        || 'less than ' || {{ tenths('bound') }} || ' days'
    when 'orders_behind' then
        'other sources go on for ' || {{ whole('value_now') }} || ' full days '
        || 'after the newest order, bound ' || {{ tenths('bound') }} || ' days'
    when 'arrivals' then
        {{ whole('value_now') }} || ' rows since the last accepted run; in the '
        || 'same days of each of the last eight weeks at least '
        || {{ whole('value_before') }} || ', bound '
        || {{ whole('greatest(bound, 0)') }}
    when 'missing_values' then
        measure || ': from ' || {{ whole_percent('value_before') }} || ' % to '
        || {{ whole_percent('value_now') }} || ' % of the rows, bound '
        || {{ whole_percent('bound') }} || ' points'
    when 'means' then
        measure || ': mean per row changed by '
        || {{ whole_percent('deviation') }} || ' %, bound '
        || {{ whole_percent('bound') }} || ' %'
    when 'hours_of_history' then
        measure || ': ' || {{ whole_percent('value_now') }} || ' % of the rows '
        || 'before the last accepted run moved to other hours of the day, '
        || 'bound ' || {{ whole_percent('bound') }} || ' %'
    when 'hours_of_new_rows' then
        measure || ': new rows fit better to clocks that are hours off '
        || '(evidence ' || {{ tenths('value_now') }} || ', bound '
        || {{ tenths('bound') }} || ')'
    else
        member || ' from ' || {{ whole('value_before') }} || ' to '
        || {{ whole('value_now') }} || ' rows, bound +' || {{ whole('bound') }}
end
{%- endmacro %}

{#- A number as text, without and with one decimal, equal on every engine. -#}
{% macro whole(number) -%}
    cast(cast(floor({{ number }} + 0.0000001) as bigint) as text)
{%- endmacro %}

{% macro tenths(number) -%}
    cast(cast(floor({{ number }} * 10 + 0.5) / 10 as numeric(18, 1)) as text)
{%- endmacro %}

{% macro hundredths(number) -%}
    cast(cast(
        floor(({{ number }}) * 100 + 0.5) / 100 as numeric(18, 2)
    ) as text)
{%- endmacro %}
