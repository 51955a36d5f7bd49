{#- A number with six decimals, and its square with twelve: sums of both are
    exact, so that no digit depends on the order of the rows. -#}
{% macro six_decimals(expression) -%}
    cast({{ expression }} as numeric(19, 6))
{%- endmacro %}

{% macro exact_square(expression) -%}
    {{ six_decimals(expression) }} * {{ six_decimals(expression) }}
{%- endmacro %}

{#- The sum of squared distances from the mean as a double, out of an exact sum
    and an exact sum of squares. They are moved to the rounded mean first, which
    loses no digit, so that equal values give exactly 0. -#}
{% macro squares_about_mean(number, total, squares) -%}
    {%- set centre = six_decimals(
        as_double(total) ~ ' / nullif(' ~ number ~ ', 0)'
    ) -%}
    {%- set rest -%}
        {{ as_double(total ~ ' - ' ~ number ~ ' * ' ~ centre) }}
    {%- endset -%}
    {{ as_double(
        squares ~ ' - 2 * ' ~ total ~ ' * ' ~ centre
        ~ ' + ' ~ number ~ ' * ' ~ centre ~ ' * ' ~ centre
    ) }}
    - {{ rest }} * {{ rest }} / nullif({{ number }}, 0)
{%- endmacro %}
