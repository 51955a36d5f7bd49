{#- Source table, its rows, their id and instant, what is the same again, how
    many of a customer and day are a crowd, and labels that customers keep. -#}
{%- set crowd = var('least_crowd') -%}
{%- set sources = [
    ('orders', ref('stg_shop__orders'), 'order_id', 'ordered_at',
        'customer_id', crowd, ['currency', 'time_zone', 'sales_channel']),
    ('events', ref('stg_app__events'), 'event_id', 'occurred_at',
        'customer_id, event_type', 10 * crowd, []),
    ('returns', ref('stg_shop__returns'), 'return_id', 'returned_at',
        'order_id, product_id', none, []),
    ('tickets', ref('stg_support__tickets'), 'ticket_id', 'opened_at',
        'customer_id', none, []),
] -%}

-- The same customer cannot order twice in one instant, or seldom. Ten orders in
-- one day are test orders, or an import under one account; a hundred events are
-- of a machine, or all events came under one id. Currencies that were swapped
-- change no total, but customers pay as they did before.
with

{% for source, rows, id, at, same, least, labels in sources -%}
    recent_{{ source }} as (
        select
            {{ id }} as row_id,
            {% if least -%}
                count(*) over (
                    partition by found.customer_id, cast({{ at }} as date)
                ) >= {{ least }} as is_crowds,
            {% endif -%}
            {% for label in labels -%}
                found.{{ label }} <> lag(found.{{ label }}) over (
                    partition by found.customer_id
                    order by {{ at }}, {{ code_points(id) }}
                ) as is_changed_{{ label }},
            {% endfor -%}
            {{ days_between(at, 'int_as_of.as_of') }} as age,
            count(*) over (partition by {{ same }}, {{ at }}) > 1 as is_copies
        from {{ rows }} as found
        inner join {{ ref('int_as_of') }} as int_as_of
            on
                found.{{ at }} >= int_as_of.as_of
                - interval '{{ var("source_window_days") }}' day
                and found.{{ at }} < int_as_of.as_of
        {{ 'where not found.is_cancelled' if source == 'orders' }}
    ),

{% endfor -%}

-- The first order of a customer has nothing to differ from.
unusual_rows as (
    {% for source, rows, id, at, same, least, labels in sources -%}
        {%- set is_last_source = loop.last -%}
        {%- set periods = [('_before', 'age > 8'), ('', 'age <= 8')] -%}
        {%- set measures = [('copies', periods)] + (
            [('crowds', periods)] if least else []
        ) -%}
        {%- for label in labels -%}
            {%- do measures.append((
                'changed_' ~ label, periods + [('_last_day', 'age <= 1')]
            )) -%}
        {%- endfor -%}
        {%- for measure, periods in measures -%}
            {%- set is_last_measure = loop.last and is_last_source -%}
            {%- for period, condition in periods -%}
                select
                    '{{ source }}' as source_table,
                    '{{ measure ~ period }}' as measure,
                    count(is_{{ measure }}) as count_rows,
                    count(*) filter (where is_{{ measure }}) as count_unlinked,
                    min({{ code_points('row_id') }}) filter (
                        where is_{{ measure }}
                    ) as example
                from recent_{{ source }}
                where {{ condition }}
                having count(is_{{ measure }}) > 0
                {{ 'union all' if not (loop.last and is_last_measure) }}
            {% endfor %}
        {%- endfor %}
    {%- endfor %}
)

select * from unusual_rows
