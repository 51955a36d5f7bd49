{#- Values of `columns` of which not exactly one valid row is kept. -#}
{% test keeps_one_of_each(model, columns) %}

select
    {{ columns | join(',\n    ') }},
    count(*) as count_rows
from {{ model }}
group by {{ columns | join(', ') }}
having
    count(*) filter (where reject_reason is null and not is_duplicate) <> 1

{% endtest %}
