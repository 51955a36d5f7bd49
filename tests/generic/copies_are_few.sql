{#-
    Source tables of which too many rows share a key: `conflicting_in` those whose
    copies contradict each other, `alike_in` those whose copies are equal.
-#}
{% test copies_are_few(model, conflicting_in, alike_in=[]) %}

with

source_row_counts as (
    select * from {{ model }}
),

copies as (
    select
        source_table,
        count_raw,
        count_conflicting as count_copies,
        conflicting_example as example,
        'contradict another row with their key' as what
    from source_row_counts
    where source_table in ({{ text_literal(conflicting_in) }})
    union all
    select
        source_table,
        count_raw,
        count_alike as count_copies,
        alike_example as example,
        'are equal to another row and count once with it' as what
    from source_row_counts
    where source_table in ({{ text_literal(alike_in) }})
)

select
    source_table,
    concat(
        'Of raw.', source_table, ' ', count_copies, ' rows (',
        cast(count_copies * 100.0 / count_raw as numeric(7, 2)), ' %) ',
        what, ', such as ', example, '; allowed are ',
        {{ var('max_conflicting_share') | float * 100 }},
        ' % (variable max_conflicting_share). A column updated_at or',
        ' loaded_at decides between versions; two facts need two keys.'
    ) as sentence
from copies
where
    count_copies
    > {{ as_double(var('max_conflicting_share')) }} * count_raw

{% endtest %}
