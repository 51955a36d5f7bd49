{#- What is counted -> the model, of each source table, that has such rows. -#}
{%- set counted_models = {
    'raw': 'base_{source}__{table}',
    'accepted': 'stg_{source}__{table}',
    'duplicates': 'stg_{source}__{table}_duplicates',
    'rejected': 'rejected_{table}',
} -%}

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
            {{ 'where is_duplicate' if counted == 'duplicates' }}
            {{ 'union all' if not loop.last }}
        {% endfor -%}
    ),

{% endfor -%}

-- Only a build looks whether a raw table exists; elsewhere all of them do.
missing_tables as (
    {% for source_name, table_name in source_tables() -%}
        {% set raw = raw_contract(source_name, table_name).relation -%}
        select
            '{{ table_name }}' as source_table,
            {{ execute and flags.WHICH in ('build', 'run')
                and load_relation(raw) is none }} as is_missing
        {{ 'union all' if not loop.last }}
    {% endfor -%}
),

source_row_counts as (
    select
        raw_counts.source_table,
        missing_tables.is_missing,
        raw_counts.count_rows as count_raw,
        accepted_counts.count_rows as count_accepted,
        duplicates_counts.count_rows as count_duplicates,
        rejected_counts.count_rows as count_rejected
    from raw_counts
    inner join missing_tables
        on raw_counts.source_table = missing_tables.source_table
    inner join accepted_counts
        on raw_counts.source_table = accepted_counts.source_table
    inner join duplicates_counts
        on raw_counts.source_table = duplicates_counts.source_table
    inner join rejected_counts
        on raw_counts.source_table = rejected_counts.source_table
)

select * from source_row_counts
