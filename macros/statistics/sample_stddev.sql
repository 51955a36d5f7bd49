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
