{#- Source table -> reason -> the column whose value the reason is about. -#}
{%- set value_of = {
    'customers': {'unknown_time_zone': 'time_zone'},
    'orders': {
        'unknown_customer': 'customer_id', 'unknown_time_zone': 'time_zone',
        'unknown_currency': 'currency',
    },
    'order_lines': {'unknown_order': 'order_id'},
    'returns': {
        'unknown_customer': 'customer_id', 'unknown_time_zone': 'time_zone',
        'unknown_currency': 'currency', 'unknown_order': 'order_id',
    },
    'events': {'unknown_customer': 'customer_id'},
    'tickets': {'unknown_customer': 'customer_id'},
} -%}

with

reject_reasons as (
    select * from {{ ref('reject_reasons') }}
),

source_row_counts as (
    select * from {{ ref('source_row_counts') }}
),

rejected_rows as (
    {% for _, table_name in source_tables() -%}
        select
            '{{ table_name }}' as source_table,
            reject_reason,
            case reject_reason
                {% for reason, column in value_of[table_name].items() -%}
                    when '{{ reason }}' then {{ column }}
                {% endfor -%}
            end as unknown_value
        from {{ ref('rejected_' ~ table_name) }}
        {{ 'union all' if not loop.last }}
    {% endfor -%}
),

rows_per_reason as (
    select
        source_table,
        reject_reason,
        count(*) as count_rejected,
        min({{ code_points('unknown_value') }}) as example
    from rejected_rows
    group by 1, 2
),

rejected_row_counts as (
    select
        rows_per_reason.source_table,
        rows_per_reason.reject_reason,
        -- A reason that the seed does not list stops the build.
        coalesce(reject_reasons.stops_the_build, true) as stops_the_build,
        rows_per_reason.count_rejected,
        {{ as_double('rows_per_reason.count_rejected') }}
        / source_row_counts.count_raw as rejected_share,
        rows_per_reason.example
    from rows_per_reason
    inner join source_row_counts
        on rows_per_reason.source_table = source_row_counts.source_table
    left join reject_reasons
        on rows_per_reason.reject_reason = reject_reasons.reject_reason
)

select * from rejected_row_counts
