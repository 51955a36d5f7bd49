{#- 95 % intervals out of counts and exact sums, and whether two estimates
    differ. 1.96 standard errors, in full. -#}
{% macro z_of_95_percent() -%} 1.959963984540054 {%- endmacro %}

{#- Wilson's interval of a share (1927): keeps to 0-1, also for few customers.

    successes, number: expressions; direction: - for the lower bound, + for
    the upper one. Null without customers. -#}
{% macro wilson_bound(successes, number, direction) -%}
    {%- set z = z_of_95_percent() | trim -%}
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

{#- The normal interval of a mean; null below two values.

    number, total, squares: count, exact sum and exact sum of squares. -#}
{% macro mean_bound(number, total, squares, direction) -%}
    case
        when {{ number }} >= 2
            then
                {{ as_double(total) }} / {{ number }}
                {{ direction }} {{ z_of_95_percent() | trim }} * sqrt(
                    greatest(
                        {{ squares_about_mean(number, total, squares) }}, 0
                    ) / {{ as_double(number) }} / ({{ number }} - 1)
                )
    end
{%- endmacro %}

{#- Is the first estimate 'above' or 'below' the second, or the 'same' as far as
    95 % intervals tell? The interval of the difference is built from both of
    theirs (Newcombe 1998; Zou and Donner 2008). Null when one is unknown.

    first, second: prefixes of columns <estimate>, <estimate>_low and
    <estimate>_high. -#}
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
