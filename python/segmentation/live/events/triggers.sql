-- Let events fire the triggers of the seed. Money is in the base currency, a count is
-- of the events of this kind in the last day; who has not consented is left out where
-- a trigger asks for it. While the breaker is open nothing is fired, nor made up for.
create or replace function live_schema.fire_triggers(p_events text[])
returns void language plpgsql
as $body$
begin
    if cardinality(p_events) = 0 or exists (select 1 from live_schema.breaker) then
        return;
    end if;
    insert into live_schema.outbox (key, type, customer_id, body)
    select
        triggers.trigger_key || ':' || fired.event_id, 'trigger_fired',
        fired.customer_id, jsonb_build_object(
            'type', 'trigger_fired',
            'key', triggers.trigger_key || ':' || fired.event_id,
            'trigger_key', triggers.trigger_key, 'action', triggers.action,
            'customer_id', fired.customer_id, 'event_id', fired.event_id,
            'event_type', fired.event_type, 'value', fired.value,
            'threshold', triggers.threshold, 'segment_id', told.segment_id
        )
    from live_schema.trigger_values(p_events) as fired
    inner join live_schema.live_triggers as triggers
        on fired.event_type = lower(btrim(triggers.event_type))
        and fired.value >= coalesce(triggers.threshold, 0)
    inner join live_schema.stg_shop__customers as customers
        on fired.customer_id = customers.customer_id
    left join live_schema.told_segments as told
        on fired.customer_id = told.customer_id
    where
        (not triggers.needs_consent or coalesce(customers.marketing_consent, false))
        and customers.deleted_at is null
    order by fired.event_id, triggers.trigger_key
    on conflict (key) do nothing;
end
$body$;

-- What a threshold is compared with: of an order its value, of a return the refund, of
-- all else how many there were within a day before.
create or replace function live_schema.trigger_values(p_events text[])
returns table (event_id text, customer_id text, event_type text, value numeric)
language sql stable
as $body$
    select inbox.event_id, orders.customer_id, 'order', orders.gross_amount
    from live_schema.inbox
    inner join live_schema.int_orders_netted as orders on inbox.item = orders.order_id
    where
        inbox.type = 'order' and inbox.event_id = any(p_events)
        and not orders.is_cancelled
    union all
    select
        inbox.event_id, inbox.customer_id, 'return',
        (inbox.body ->> 'refund')::numeric * rates.exchange_rate
    from live_schema.inbox
    inner join live_schema.stg_shop__returns as returned
        on inbox.item = returned.return_id
        and inbox.customer_id = returned.customer_id
    inner join lateral (
        select exchange_rate from live_schema.stg_shop__exchange_rates as rates
        where
            rates.currency = returned.currency
            and rates.rate_date <= returned.returned_date
        order by rates.rate_date desc limit 1
    ) as rates on true
    where inbox.type = 'return' and inbox.event_id = any(p_events)
    union all
    select inbox.event_id, inbox.customer_id, events.event_type, (
        select count(*) from live_schema.stg_app__events as others
        where
            others.customer_id = events.customer_id
            and others.event_type = events.event_type
            and others.occurred_at <= events.occurred_at
            and others.occurred_at > events.occurred_at - interval '1 day'
    )
    from live_schema.inbox
    inner join live_schema.stg_app__events as events on inbox.item = events.event_id
    where inbox.type = 'activity' and inbox.event_id = any(p_events)
    union all
    select event_id, customer_id, type, 1
    from live_schema.inbox
    where type in ('ticket', 'customer') and event_id = any(p_events)
$body$;
