{#- What is counted -> the model, of each source table, that has such rows. -#}
{%- set counted_models = {
    'raw': 'base_{source}__{table}',
    'accepted': 'stg_{source}__{table}',
    'rejected': 'rejected_{table}',
} -%}
{%- set row_keys = {
    'order_lines':
        "concat('order_id ', order_id, ', line_number ', line_number)",
} -%}
{%- set raw_tables = raw_tables() -%}

with

{% for counted, model in counted_models.items() -%}
    {{ counted }}_counts as (
        {% for source_name, table_name in source_tables() -%}
            select
                '{{ table_name }}' as source_table,
                count(*) as count_rows
            from {{ ref(
                model.format(source=source_name, table=table_name)
            ) }}
            {{ 'union all' if not loop.last }}
        {% endfor -%}
    ),

{% endfor -%}

-- Copies that are equal and know no version may be one row delivered twice, or
-- two facts under one key.
copies as (
    {% for source_name, table_name in source_tables() -%}
        select
            '{{ table_name }}' as source_table,
            conflicting_column,
            {% set key = table_name[:-1] ~ '_id' -%}
            {{ row_keys.get(
                table_name, "concat('" ~ key ~ " ', " ~ key ~ ")"
            ) }}
                as row_key
        from {{ ref(
            'stg_' ~ source_name ~ '__' ~ table_name ~ '_duplicates'
        ) }}
        where is_duplicate
        {{ 'union all' if not loop.last }}
    {% endfor -%}
),

copy_counts as (
    select
        source_table,
        count(*) as count_rows,
        count(*) filter (where conflicting_column <> '') as count_conflicting,
        count(*) filter (where conflicting_column = '') as count_alike,
        min({{ code_points(
            "concat(row_key, ' (', conflicting_column, ')')"
        ) }}) filter (
            where conflicting_column <> ''
        ) as conflicting_example,
        min({{ code_points('row_key') }}) filter (
            where conflicting_column = ''
        ) as alike_example
    from copies
    group by 1
),

-- Only a build looks whether a raw table exists; elsewhere all of them do.
missing_tables as (
    {% for source_name, table_name in source_tables() -%}
        select
            '{{ table_name }}' as source_table,
            {{ raw_tables.get(table_name, {}).is_missing or false }}
                as is_missing
        {{ 'union all' if not loop.last }}
    {% endfor -%}
),

source_row_counts as (
    select
        raw_counts.source_table,
        missing_tables.is_missing,
        raw_counts.count_rows as count_raw,
        accepted_counts.count_rows as count_accepted,
        coalesce(copy_counts.count_rows, 0) as count_duplicates,
        coalesce(copy_counts.count_conflicting, 0) as count_conflicting,
        coalesce(copy_counts.count_alike, 0) as count_alike,
        rejected_counts.count_rows as count_rejected,
        copy_counts.conflicting_example,
        copy_counts.alike_example
    from raw_counts
    inner join missing_tables
        on raw_counts.source_table = missing_tables.source_table
    inner join accepted_counts
        on raw_counts.source_table = accepted_counts.source_table
    inner join rejected_counts
        on raw_counts.source_table = rejected_counts.source_table
    left join copy_counts
        on raw_counts.source_table = copy_counts.source_table
)

select * from source_row_counts
