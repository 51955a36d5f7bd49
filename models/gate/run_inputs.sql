{%- set sources = source_tables() | map('last') | list + ['exchange_rates'] -%}
{%- set microseconds_of = adapter.dispatch('microseconds_of') -%}
{%- set fingerprints = [] -%}
{%- for source in sources -%}
    {%- set newest = microseconds_of('newest_' ~ source ~ '_at') -%}
    {%- do fingerprints.extend([
        "'" ~ source ~ " '",
        as_text('cast(sum_' ~ source ~ ' as numeric(38, 4))'),
        "' '",
        "coalesce(" ~ as_text("cast(" ~ newest ~ " as bigint)") ~ ", '')",
        "';'",
    ]) -%}
{%- endfor -%}

with

source_measures as (
    select * from {{ ref('source_measures') }}
),

totals as (
    select
        as_of,
        {% for source in sources -%}
            coalesce(sum(value) filter (
                where
                source_table = '{{ source }}'
                and measure in ('rows', 'rows_per_currency')
            ), 0) as count_{{ source }},
            max(newest_at) filter (where source_table = '{{ source }}')
                as newest_{{ source }}_at,
            coalesce(sum(value) filter (where source_table = '{{ source }}'), 0)
                as sum_{{ source }},
        {% endfor -%}
        max(value) filter (where measure = 'sum_of_amounts')
            as amount_of_order_lines,
        max(value) filter (where measure = 'sum_of_refunds')
            as refunds_of_returns
    from source_measures
    -- Rates are measured per currency only.
    where member = '(all)' or source_table = 'exchange_rates'
    group by 1
),

run_inputs as (
    select
        as_of,
        {% for source in sources -%}
            cast(count_{{ source }} as bigint) as count_{{ source }},
        {% endfor -%}
        cast(amount_of_order_lines as numeric(38, 4)) as amount_of_order_lines,
        cast(refunds_of_returns as numeric(38, 4)) as refunds_of_returns,
        newest_customers_at,
        newest_orders_at,
        newest_returns_at,
        newest_events_at,
        newest_tickets_at,
        -- Counts, sums and nulls of a source in one number, and its newest row.
        {{ dbt.hash(dbt.concat(fingerprints)) }} as input_fingerprint
    from totals
)

select * from run_inputs
