{% macro duplicate_rank(keys, first, texts, others) -%}
    row_number() over (
        partition by {{ keys | join(', ') }}
        order by
            {% for column in texts + others -%}
            {{ '+ ' if not loop.first }}cast({{ column }} is not null as int)
            {% endfor %} desc,
            {%- for term in first %}
            {{ term }},
            {%- endfor %}
            {%- for column in texts %}
            {{ code_points(column) }} desc nulls last,
            {%- endfor %}
            {%- for column in others %}
            {{ column }} desc nulls last {{- ',' if not loop.last }}
            {%- endfor %}
    )
{%- endmacro %}
