{% macro wilson_bound(successes, number, direction) -%}
    {%- set z = '1.959963984540054' -%}
    {%- set total = 'nullif(' ~ as_double(number) ~ ', 0)' -%}
    {%- set share = '(' ~ as_double(successes) ~ ' / ' ~ total ~ ')' -%}
    least(greatest(
        (
            {{ share }} + {{ z }} * {{ z }} / (2 * {{ total }})
            {{ direction }} {{ z }} * sqrt(
                {{ share }} * (1 - {{ share }}) / {{ total }}
                + {{ z }} * {{ z }} / (4 * {{ total }} * {{ total }})
            )
        ) / (1 + {{ z }} * {{ z }} / {{ total }}),
        case when {{ total }} is not null then 0 end
    ), case when {{ total }} is not null then 1 end)
{%- endmacro %}
