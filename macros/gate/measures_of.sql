{#- The measures of a source out of CTEs that `counted_by` made: accepted rows
    per value of each dimension, all rows per fate, all rows, and further
    measures; before as_of (`value`) and before the last accepted run
    (`value_of_history`).

    source_table: name of the raw table.
    counts: mapping of each CTE to the dimensions that it is counted by; one
        measure `rows_per_<dimension>` each.
    measures: names of the further measures, columns of the first CTE. -#}
{% macro measures_of(source_table, counts, measures) -%}
    {%- for cte, dimensions in counts.items() -%}
    {%- for dimension in dimensions %}
    select
        '{{ source_table }}' as source_table,
        'rows_per_{{ dimension }}' as measure,
        {{ member_of(dimension) | indent(4) }} as member,
        {{ summed_and_newest() | indent(4) }}
    from {{ cte }}
    group by 3
    union all
    {%- endfor -%}
    {%- endfor %}
    {%- set first = counts | first %}
    select
        '{{ source_table }}' as source_table,
        'rows_per_fate' as measure,
        fate as member,
        {{ summed_and_newest() | indent(4) }}
    from {{ first }}
    group by 3
    union all
    select
        '{{ source_table }}' as source_table,
        'rows' as measure,
        '(all)' as member,
        {{ summed_and_newest() | indent(4) }}
    from {{ first }}
    {%- for measure in measures %}
    union all
    select
        '{{ source_table }}' as source_table,
        '{{ measure }}' as measure,
        '(all)' as member,
        {{ summed_up_to(2, measure) }} as value,
        {{ summed_up_to(1, measure) }} as value_of_history,
        cast(null as timestamp) as newest_at
    from {{ first }}
    {%- endfor %}
{%- endmacro %}

{#- The value of a dimension as text. -#}
{% macro member_of(dimension) -%}
    case
        when fate <> 'accepted' then '(not accepted)'
        else coalesce(
            cast(per_{{ dimension }} as text),
            '{{ 'older' if dimension == 'day' else '(none)' }}'
        )
    end
{%- endmacro %}

{#- The number of rows at both horizons and the newest instant before as_of. -#}
{% macro summed_and_newest() -%}
    {{ summed_up_to(2, 'count_rows') }} as value,
    {{ summed_up_to(1, 'count_rows') }} as value_of_history,
    max(newest_at) filter (where horizon <= 2) as newest_at
{%- endmacro %}

{#- The sum of a column of `counted_by` up to a horizon. -#}
{% macro summed_up_to(horizon, column) -%}
    cast(coalesce(
        sum({{ column }}) filter (where horizon <= {{ horizon }}), 0
    ) as numeric(38, 4))
{%- endmacro %}
