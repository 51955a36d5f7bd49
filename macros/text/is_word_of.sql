{% macro is_word_of(word, words) -%}
    {%- set spellings = [] -%}
    {%- set others = [] -%}
    {%- for given in ([words] if words is string else words or []) -%}
        {%- set plain = given | string | trim | lower -%}
        {%- for between in [' ', '_', '-'] if plain -%}
            {%- set spelling = plain | replace(' ', between)
                | replace('_', between) | replace('-', between) -%}
            {%- do spellings.extend([plain, spelling, 'wc-' ~ spelling]) -%}
        {%- endfor -%}
        {#- A server may lower other letters than A to Z, or leave them. -#}
        {%- if not plain.isascii() -%}
            {%- do others.append(
                'lower(' ~ text_literal(plain | upper) ~ ')'
            ) -%}
        {%- endif -%}
    {%- endfor -%}
    coalesce({{ word }} in ({{
        ([text_literal(spellings | unique | list)] + others) | join(', ')
    }}), false)
{%- endmacro %}
