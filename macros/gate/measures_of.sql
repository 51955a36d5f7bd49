{% macro measures_of(source_table, counts, measures) -%}
    {%- set rows -%}
        cast(coalesce(
            sum(count_rows) filter (where horizon <= 2), 0
        ) as numeric(38, 4)) as value,
        cast(coalesce(
            sum(count_rows) filter (where horizon <= 1), 0
        ) as numeric(38, 4)) as value_of_history,
        max(newest_at) filter (where horizon <= 2) as newest_at
    {%- endset -%}
    {%- set first = counts | first -%}
    {%- for cte, dimensions in counts.items() -%}
    {%- for dimension in dimensions %}
    select
        '{{ source_table }}' as source_table,
        'rows_per_{{ dimension }}' as measure,
        case
            when row_status <> 'accepted' then '(not accepted)'
            else coalesce(
                cast(per_{{ dimension }} as text),
                '{{ 'older' if dimension == 'day' else '(none)' }}'
            )
        end as member,
        {{ rows }}
    from {{ cte }}
    group by 3
    union all
    {%- endfor -%}
    {%- endfor %}
    select
        '{{ source_table }}' as source_table,
        'rows_per_fate' as measure,
        row_status as member,
        {{ rows }}
    from {{ first }}
    group by 3
    union all
    select
        '{{ source_table }}' as source_table,
        'rows' as measure,
        '(all)' as member,
        {{ rows }}
    from {{ first }}
    {%- for measure in measures %}
    union all
    select
        '{{ source_table }}' as source_table,
        '{{ measure }}' as measure,
        '(all)' as member,
        {%- for horizon, name in [(2, 'value'), (1, 'value_of_history')] %}
        cast(coalesce(
            sum({{ measure }}) filter (where horizon <= {{ horizon }}), 0
        ) as numeric(38, 4)) as {{ name }},
        {%- endfor %}
        cast(null as timestamp) as newest_at
    from {{ first }}
    {%- endfor %}
{%- endmacro %}
