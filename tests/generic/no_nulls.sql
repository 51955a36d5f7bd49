{#- Rows in which one of `columns` is null: one look at a large table for all. -#}
{% test no_nulls(model, columns) %}

select {{ columns | join(', ') }}
from {{ model }}
where {{ columns | join(' is null or ') }} is null

{% endtest %}
