{#- The sample standard deviation out of exact sums; null below two values.

    number: count of the values; total: their exact sum; squares: the exact
    sum of their squares. Only the last step is floating point, so neither
    thread count nor engine changes a digit that matters. -#}
{% macro sample_stddev(number, total, squares) -%}
    case
        when {{ number }} >= 2
            then sqrt(
                {{ as_double(number ~ " * " ~ squares
                    ~ " - " ~ total ~ " * " ~ total) }}
                / ({{ as_double(number) }} * ({{ number }} - 1))
            )
    end
{%- endmacro %}
