{#- The first list that has a word says what it counts as. -#}
{%- set lists = [
    ('orders', 'no purchase', var('cancelled_order_statuses')),
    ('orders', 'no purchase', var('unpaid_order_statuses')),
    ('orders', 'refunded', var('refunded_order_statuses')),
    ('orders', 'a purchase', var('purchase_order_statuses')),
    ('tickets', 'closed', var('closed_ticket_statuses')),
    ('tickets', 'open', var('open_ticket_statuses')),
    ('events', 'a login', var('login_event_types')),
    ('events', 'an abandoned cart', var('cart_abandoned_event_types')),
    ('events', 'an e-mail sent', var('email_sent_event_types')),
    ('events', 'an e-mail opened', var('email_opened_event_types')),
    ('events', 'an e-mail clicked', var('email_clicked_event_types')),
    ('events', 'no act of the customer', var('passive_event_types')),
    ('events', 'an act of the customer', var('other_event_types')),
] -%}

with

source_measures as (
    select * from {{ ref('source_measures') }}
),

words as (
    select
        as_of,
        source_table,
        replace(measure, 'rows_per_', '') as column_name,
        member as word,
        cast(value as bigint) as count_rows
    from source_measures
    where
        measure in ('rows_per_status', 'rows_per_event_type')
        and member <> '(not accepted)'
        and value > 0
),

words_with_meaning as (
    select
        *,
        case
            {% for source_table, meaning, words in lists -%}
                when
                    source_table = '{{ source_table }}'
                    and {{ is_word_of('word', words) }}
                    then '{{ meaning }}'
            {% endfor -%}
        end as meaning,
        -- In the list of purchases, and in one of those that are none.
        {{ is_word_of('word', var('purchase_order_statuses')) }} as is_purchase
    from words
),

source_words as (
    select
        as_of,
        source_table,
        column_name,
        word,
        count_rows,
        {{ as_double('count_rows') }} / sum(count_rows) over (
            partition by source_table
        ) as row_share,
        coalesce(meaning, case source_table
            when 'orders' then 'a purchase'
            when 'tickets' then 'open'
            else 'an act of the customer'
        end) as counts_as,
        word = '(none)' or (meaning is not null and not (
            source_table = 'orders' and is_purchase and meaning <> 'a purchase'
        )) as is_known
    from words_with_meaning
)

select * from source_words
