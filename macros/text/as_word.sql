{#- Also the blanks that spreadsheets and exports leave: tabs, line ends and
    the blank that does not break. -#}
{% macro as_word(column) -%}
    lower(trim(both {{ text_literal(" \t\r\n\u00a0") }} from {{ column }}))
{%- endmacro %}
