{% macro mean_bound(number, total, squares, direction) -%}
    case
        when {{ number }} >= 2
            then
                {{ as_double(total) }} / {{ number }}
                {{ direction }} 1.959963984540054 * sqrt(
                    greatest(
                        {{ squares_about_mean(number, total, squares) }}, 0
                    ) / {{ as_double(number) }} / ({{ number }} - 1)
                )
    end
{%- endmacro %}
