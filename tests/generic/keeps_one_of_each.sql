{#- Values of `columns` of which valid rows are there, but not one that is kept, unless
    the newest version is nobody's. -#}
{% test keeps_one_of_each(model, columns) %}

select
    {{ columns | join(',\n    ') }},
    count(*) as count_rows
from {{ model }}
where
    coalesce(reject_reason, 'guest_sale')
    in ('guest_sale', 'anonymous_event', 'anonymous_ticket')
group by {{ columns | join(', ') }}
having
    count(*) filter (where reject_reason is null and not is_duplicate) > 1
    or count(*) filter (where not is_duplicate) = 0

{% endtest %}
