{#- Not the order lines: they carry no instant, so that all count always. -#}
{%- set sources = source_tables() | map('last')
    | reject('equalto', 'order_lines') | list -%}

with

segmentation_runs as (
    select * from {{ ref('segmentation_runs') }}
),

rows_per_source as (
    {% for source in sources -%}
        select
            as_of,
            verdict,
            is_accepted_by_hand,
            '{{ source }}' as source_table,
            count_{{ source }} as count_rows,
            newest_{{ source }}_at as newest_at
        from segmentation_runs
        {{ 'union all' if not loop.last }}
    {% endfor %}
),

board_source_history as (
    select
        as_of,
        {{ verdict_title() | indent(8) }} as verdict,
        source_table,
        {{ as_title('source_table') }} as source_name,
        count_rows,
        count_rows - lag(count_rows) over (
            partition by source_table order by as_of asc
        ) as count_new,
        newest_at,
        {{ days_between('newest_at', 'as_of') }} as days_behind
    from rows_per_source
)

select * from board_source_history
