{#- The days without a row at the end of the last seventy that happen by chance with
    a given probability, in tenths: of `count_rows` rows at random times none lies in
    the last `days` with the chance (1 - days / 70) ^ count_rows, whatever the rate. -#}
{% macro longest_silence(count_rows, chance) -%}
    floor(
        700 * (1 - exp(ln({{ as_double(chance) }}) / {{ count_rows }})) + 0.5
    ) / 10
{%- endmacro %}
