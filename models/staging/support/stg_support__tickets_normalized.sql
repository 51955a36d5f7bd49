with

tickets as (
    {{ with_merged_customers('support', 'tickets') | indent(4) }}
),

customers as (
    select * from {{ ref('stg_shop__customers') }}
),

tickets_in_utc as (
    select
        tickets.*,
        customers.customer_id as known_customer_id,
        {{ iso_text_to_utc('tickets.opened_at') }} as opened_at_utc,
        {{ iso_text_to_utc('tickets.closed_at') }} as closed_at_utc
    from tickets
    left join customers
        on tickets.customer_id = customers.customer_id
    {{ optimization_fence() }}
),

stg_support__tickets_normalized as (
    select
        ticket_id,
        customer_id,
        status,
        priority,
        satisfaction,
        opened_at as opened_at_given,
        closed_at as closed_at_given,
        opened_at_utc as opened_at,
        closed_at_utc as closed_at,
        updated_at,
        loaded_at,
        case
            when ticket_id is null then 'missing_key'
            when customer_id is null then 'anonymous_ticket'
            when customer_id = 'erased' then 'erased'
            when known_customer_id is null then 'unknown_customer'
            when opened_at is null then 'missing_time'
            when opened_at_utc is null then 'unparseable_time'
            -- Without a closing time the ticket would count as open.
            when closed_at is not null and closed_at_utc is null
                then 'unparseable_time'
            when
                greatest(opened_at_utc, closed_at_utc)
                > {{ plausible_at('latest') }}
                then 'in_the_future'
            when opened_at_utc < {{ plausible_at('earliest') }}
                then 'in_the_distant_past'
            when closed_at_utc < opened_at_utc then 'closed_before_opened'
            when satisfaction not between 1 and 5 then 'rating_out_of_range'
        end as reject_reason
    from tickets_in_utc
)

select * from stg_support__tickets_normalized
