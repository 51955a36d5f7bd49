{#- Source table, its rows, their id and instant, what is the same again, and
    how many of a customer and day are a crowd. -#}
{%- set crowd = var('least_crowd') -%}
{%- set sources = [
    ('orders', ref('int_orders_netted'), 'order_id', 'ordered_at',
        'customer_id', crowd),
    ('events', ref('stg_app__events'), 'event_id', 'occurred_at',
        'customer_id, event_type', 10 * crowd),
    ('returns', ref('stg_shop__returns'), 'return_id', 'returned_at',
        'order_id, product_id', none),
    ('tickets', ref('stg_support__tickets'), 'ticket_id', 'opened_at',
        'customer_id', none),
] -%}

-- The same customer cannot order twice in one instant, or seldom. Ten orders in
-- one day are test orders, or an import under one account; a hundred events are
-- of a machine, or all events came under one id.
with

recent_rows as (
    {% for source, rows, id, at, same, least in sources -%}
        select
            '{{ source }}' as source_table,
            {{ id }} as row_id,
            {{ days_between(at, 'int_as_of.as_of') }} <= 8 as is_new,
            count(*) over (partition by {{ same }}, {{ at }}) > 1 as is_copy,
            {% if least -%}
                count(*) over (
                    partition by found.customer_id, cast({{ at }} as date)
                ) >= {{ least }} as is_crowd
            {%- else -%}
                false as is_crowd
            {%- endif %}
        from {{ rows }} as found
        inner join {{ ref('int_as_of') }} as int_as_of
            on
                found.{{ at }} >= int_as_of.as_of
                - interval '{{ var("source_window_days") }}' day
                and found.{{ at }} < int_as_of.as_of
        {{ 'where not found.is_cancelled' if source == 'orders' }}
        {{ 'union all' if not loop.last }}
    {% endfor %}
),

copied_rows as (
    {% for fault, measure in [('is_copy', 'copies'), ('is_crowd', 'crowds')] -%}
        select
            source_table,
            '{{ measure }}' || case when is_new then '' else '_before' end
                as measure,
            count(*) as count_rows,
            count(*) filter (where {{ fault }}) as count_unlinked,
            min({{ code_points('row_id') }}) filter (where {{ fault }})
                as example
        from recent_rows
        {% if measure == 'crowds' -%}
            where source_table in ('orders', 'events')
        {% endif -%}
        group by 1, 2
        {{ 'union all' if not loop.last }}
    {% endfor %}
)

select * from copied_rows
