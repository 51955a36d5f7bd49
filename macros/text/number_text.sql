{#- Through a decimal, whose rounding and text agree on every engine. DuckDB is
    slow at decimals of more than 18 digits, and takes no more where they suffice. -#}
{% macro number_text(
    value, decimals=0, sign=false, percent=false, thousands=false
) -%}
    {%- set number = '100 * (' ~ value ~ ')' if percent else value -%}
    {%- set size = 'abs(' ~ number ~ ')' -%}
    {%- set shown = size if sign or thousands else number -%}
    {%- set digits -%}
        case
            when {{ size }} < 100000000000
                then {{ as_text(
                    'round(cast(' ~ shown ~ ' as numeric(18, 6)), ' ~ decimals ~ ')'
                ) }}
            else {{ as_text(
                'round(cast(' ~ shown ~ ' as numeric(28, 6)), ' ~ decimals ~ ')'
            ) }}
        end
    {%- endset -%}
    {%- if sign or thousands -%}
        case when {{ value }} < 0 then '-' else '{{ "+" if sign }}' end ||
    {% endif -%}
    {%- if thousands -%}
        {%- set padded = 'lpad(' ~ digits ~ ", "
            ~ (15 + (decimals + 1 if decimals else 0)) ~ ", '0')" -%}
        trim(
            leading '0,' from
            {%- for first in [1, 4, 7, 10] %}
            substr({{ padded }}, {{ first }}, 3) || ',' ||
            {%- endfor %}
            substr({{ padded }}, 13, 2)
        ) || substr({{ padded }}, 15)
    {%- else -%}
        {{ digits }}
    {%- endif -%}
    {{ " || ' %'" if percent }}
{%- endmacro %}
