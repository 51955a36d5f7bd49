{% macro measures_of(source_table, counts, measures, amounts=[], per={}) -%}
    {%- set horizons = [
        (2, 'value'), (1, 'value_of_history'), (0, 'value_of_old_history'),
    ] -%}
    {%- set rows -%}
        {%- for horizon, name in horizons %}
        cast(coalesce(
            sum(count_rows) filter (where horizon <= {{ horizon }}), 0
        ) as numeric(38, 4)) as {{ name }},
        {%- endfor %}
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
                {{ as_text('per_' ~ dimension) }},
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
        {%- for horizon, name in horizons %}
        cast(coalesce(
            sum({{ measure }}) filter (where horizon <= {{ horizon }}), 0
        ) as numeric(38, 4)) as {{ name }},
        {%- endfor %}
        cast(null as timestamp) as newest_at
    from {{ first }}
    {%- endfor %}
    {%- for cte, dimensions in per.items() %}
    {%- for dimension in dimensions %}
    {%- for amount in amounts %}
    {%- for moment in ['rows', 'logs', 'squares'] %}
    union all
    select
        '{{ source_table }}' as source_table,
        '{{ moment }}_of_{{ amount }}_per_{{ dimension }}' as measure,
        {{ as_text('per_' ~ dimension) }} as member,
        {%- for horizon, name in horizons %}
        cast(coalesce(sum({{ moment }}_of_{{ amount }}) filter (
            where horizon <= {{ horizon }}
        ), 0) as numeric(38, 4)) as {{ name }},
        {%- endfor %}
        cast(null as timestamp) as newest_at
    from {{ cte }}
    where row_status = 'accepted' and per_{{ dimension }} is not null
    group by 3
    {%- endfor %}
    {%- endfor %}
    {%- endfor %}
    {%- endfor %}
{%- endmacro %}
