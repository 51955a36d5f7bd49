{#
    1 for the row to keep of those with equal keys, 2, 3, ... for its duplicates:
    the one with the most columns filled, then by `first` (such as the newest
    instant), then by every other column, so that only rows that are equal in
    every column can change places.

    Arguments: `keys`, a list of columns; `first`, a list of whole `order by`
    terms; `texts` and `others`, lists of columns.
#}
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
