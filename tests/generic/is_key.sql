{#-
    Rows whose key is null, in any part, or shared with another row: `not_null` and
    `unique` in one pass over the table.

    column_name: the key, given by dbt when the test stands at a column.
    columns: the parts of a key of several columns.
-#}
{% test is_key(model, column_name=none, columns=none) %}
{%- set parts = columns or [column_name] %}

select
    {{ parts | join(',\n    ') }},
    count(*) as count_rows
from {{ model }}
group by {{ parts | join(', ') }}
having count(*) > 1 or {{ parts | join(' is null or ') }} is null

{% endtest %}
