{#- Source table, its rows, their id and instant, what is the same again, and
    how many of a customer and day are a crowd. -#}
{%- set crowd = var('least_crowd') -%}
{%- set sources = [
    ('orders', ref('stg_shop__orders'), 'order_id', 'ordered_at',
        'customer_id', crowd),
    ('events', ref('stg_app__events'), 'event_id', 'occurred_at',
        'customer_id, event_type', 10 * crowd),
    ('returns', ref('stg_shop__returns'), 'return_id', 'returned_at',
        'order_id, product_id', none),
    ('tickets', ref('stg_support__tickets'), 'ticket_id', 'opened_at',
        'customer_id', none),
] -%}
{%- set labels = ['currency', 'time_zone', 'sales_channel'] -%}
{%- set faults = ['copies', 'crowds'] -%}
{%- for label in labels -%}
    {%- do faults.append('changed_' ~ label) -%}
{%- endfor -%}

-- The same customer cannot order twice in one instant, or seldom. Ten orders in
-- one day are test orders, or an import under one account; a hundred events are
-- of a machine, or all events came under one id. Currencies that were swapped
-- change no total, but customers pay as they did before.
with

-- Null is what cannot be asked: the first order of a customer has nothing to
-- differ from.
recent_rows as (
    {% for source, rows, id, at, same, least in sources -%}
        select
            '{{ source }}' as source_table,
            {{ id }} as row_id,
            {{ days_between(at, 'int_as_of.as_of') }} as age,
            {% if least -%}
                count(*) over (
                    partition by found.customer_id, cast({{ at }} as date)
                ) >= {{ least }} as is_crowds,
            {% else -%}
                cast(null as boolean) as is_crowds,
            {% endif -%}
            {% for label in labels -%}
                {% if source == 'orders' -%}
                    found.{{ label }} <> lag(found.{{ label }}) over (
                        partition by found.customer_id
                        order by {{ at }}, {{ code_points(id) }}
                    ) as is_changed_{{ label }},
                {% else -%}
                    cast(null as boolean) as is_changed_{{ label }},
                {% endif -%}
            {% endfor -%}
            count(*) over (partition by {{ same }}, {{ at }}) > 1 as is_copies
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

faults as (
    {% for fault in faults -%}
        select '{{ fault }}' as fault
        {{ 'union all' if not loop.last }}
    {% endfor %}
),

rows_asked as (
    select
        recent_rows.source_table,
        recent_rows.row_id,
        recent_rows.age,
        faults.fault,
        case faults.fault
            {% for fault in faults -%}
                when '{{ fault }}' then recent_rows.is_{{ fault }}
            {% endfor -%}
        end as is_unusual
    from recent_rows
    cross join faults
),

-- A daily run brings a day, in which swapped labels are nearly all there is.
unusual_rows as (
    {% for period, condition in [
        ('_before', 'age > 8'),
        ('', 'age <= 8'),
        ('_last_day', "age <= 1 and fault like 'changed_%'"),
    ] -%}
        select
            source_table,
            fault || '{{ period }}' as measure,
            count(*) as count_rows,
            count(*) filter (where is_unusual) as count_unlinked,
            min({{ code_points('row_id') }}) filter (where is_unusual)
                as example
        from rows_asked
        where is_unusual is not null and {{ condition }}
        group by 1, 2
        {{ 'union all' if not loop.last }}
    {% endfor %}
)

select * from unusual_rows
