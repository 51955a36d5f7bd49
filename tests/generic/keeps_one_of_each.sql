{#- Values of `columns` of which valid rows are there, but not one that is kept. -#}
{% test keeps_one_of_each(model, columns) %}

select
    {{ columns | join(',\n    ') }},
    count(*) as count_rows
from {{ model }}
where reject_reason is null
group by {{ columns | join(', ') }}
having count(*) filter (where not is_duplicate) <> 1

{% endtest %}
