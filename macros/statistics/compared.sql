{% macro compared(first, second, estimate) -%}
    {%- set one = first ~ '.' ~ estimate -%}
    {%- set two = second ~ '.' ~ estimate -%}
    case
        when {{ one }} - {{ two }} > sqrt(
            power({{ one }} - {{ one }}_low, 2)
            + power({{ two }}_high - {{ two }}, 2)
        ) then 'above'
        when {{ two }} - {{ one }} > sqrt(
            power({{ one }}_high - {{ one }}, 2)
            + power({{ two }} - {{ two }}_low, 2)
        ) then 'below'
        when
            {{ one }}_low + {{ one }}_high + {{ two }}_low + {{ two }}_high
            is not null then 'same'
    end
{%- endmacro %}
