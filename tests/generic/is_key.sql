{#-
    Rows whose key is null, in any part, or shared with another row: `not_null` and
    `unique` in one pass over the table.

    column_name: the key, given by dbt when the test stands at a column.
    columns: the parts of a key of several columns.
    may_be_null: those of the parts that may be null; nulls are equal.
-#}
{% test is_key(model, column_name=none, columns=none, may_be_null=[]) %}
{%- set parts = columns or [column_name] %}
{%- set filled_parts = parts | reject('in', may_be_null) | list %}

select
    {{ parts | join(',\n    ') }},
    count(*) as count_rows
from {{ model }}
group by {{ parts | join(', ') }}
having
    count(*) > 1
    {%- for part in filled_parts %}
    or {{ part }} is null
    {%- endfor %}

{% endtest %}
