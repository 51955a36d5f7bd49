{#- The values are moved to the rounded mean first, which loses no digit, so that
    equal values give exactly 0. -#}
{% macro squares_about_mean(number, total, squares) -%}
    {%- set centre -%}
        cast({{ as_double(total) }} / nullif({{ number }}, 0) as numeric(19, 6))
    {%- endset -%}
    {%- set rest -%}
        {{ as_double(total ~ ' - ' ~ number ~ ' * ' ~ centre) }}
    {%- endset -%}
    {{ as_double(
        squares ~ ' - 2 * ' ~ total ~ ' * ' ~ centre
        ~ ' + ' ~ number ~ ' * ' ~ centre ~ ' * ' ~ centre
    ) }}
    - {{ rest }} * {{ rest }} / nullif({{ number }}, 0)
{%- endmacro %}
