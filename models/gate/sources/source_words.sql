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

source_measures_compared as (
    select * from {{ ref('source_measures_compared') }}
),

words as (
    select
        measures.as_of,
        measures.source_table,
        replace(measures.measure, 'rows_per_', '') as column_name,
        measures.member as word,
        cast(measures.value as bigint) as count_rows,
        coalesce(compared.value_before_ever, 0) as rows_before
    from source_measures as measures
    left join source_measures_compared as compared
        on
            measures.source_table = compared.source_table
            and measures.measure = compared.measure
            and measures.member = compared.member
    where
        measures.measure in ('rows_per_status', 'rows_per_event_type')
        and measures.member <> '(not accepted)'
        and measures.value > 0
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
        )) as is_known,
        -- Of orders: no ticket may be open for weeks.
        source_table = 'orders' and rows_before = 0
        and sum(rows_before) over (partition by source_table) > 0 as is_new
    from words_with_meaning
)

select * from source_words
