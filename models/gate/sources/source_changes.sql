{%- set checks = [
    'source_losses', 'source_silences', 'source_arrivals',
    'source_unusable_rows', 'source_clocks', 'source_values',
    'source_order_delays',
] -%}

with

source_changes as (
    {% for check in checks -%}
        select
            source_table,
            check_name,
            measure,
            member,
            value_before,
            value_now,
            deviation,
            bound,
            verdict
        from {{ ref(check) }}
        {{ 'union all' if not loop.last }}
    {% endfor %}
)

select * from source_changes
