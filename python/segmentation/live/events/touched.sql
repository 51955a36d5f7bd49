-- The customers that new events say something of: those of an order are all whom it
-- was ever said to be of.
create or replace function live_schema.touched_by(p_events text[])
returns text[] language sql stable
as $body$
    with

    new_events as (
        select * from live_schema.inbox where event_id = any(p_events)
    ),

    -- An array is looked up in an index, however many rows there are.
    orders as (
        select coalesce(array_agg(order_id), '{}') as ids
        from new_events where order_id is not null
    ),

    customers as (
        select customer_id from new_events
        union
        select customer_id from live_schema.base_shop__orders
        where order_id = any((select ids from orders)::text[])
        union
        select customer_id from live_schema.base_shop__returns
        where order_id = any((select ids from orders)::text[])
        union
        select customer_id from live_schema.inbox
        where order_id = any((select ids from orders)::text[])
    )

    select coalesce(array_agg(customer_id order by customer_id), '{}')
    from customers where customer_id is not null
$body$;

-- All orders that the rows of customers name.
create or replace function live_schema.orders_of(p_ids text[])
returns text[] language sql stable
as $body$
    select coalesce(array_agg(order_id), '{}') from (
        select order_id from live_schema.base_shop__orders
        where customer_id = any(p_ids)
        union
        select order_id from live_schema.base_shop__returns
        where customer_id = any(p_ids)
        union
        select order_id from live_schema.inbox where customer_id = any(p_ids)
    ) as named where order_id is not null
$body$;

-- Two senders may say of one order that it is of two customers, or send a return that
-- names the order alone beside it: one waits for the other. Numbers of locks are few,
-- and orders that share one wait without need.
create or replace function live_schema.lock_orders(p_events text[])
returns void language plpgsql
as $body$
begin
    perform pg_advisory_xact_lock(setting__orders, slot)
    from (
        select distinct abs(hashtext(order_id) % 1024) as slot
        from live_schema.inbox
        where event_id = any(p_events) and order_id is not null
        order by slot
        offset 0
    ) as slots;
end
$body$;

-- The order in which ids are locked is the same for all, so that none waits in a ring.
create or replace function live_schema.lock_customers(p_ids text[])
returns void language plpgsql
as $body$
begin
    insert into live_schema.told_segments (customer_id)
    select id from unnest(p_ids) as id order by id
    on conflict do nothing;
    perform 1 from live_schema.told_segments
    where customer_id = any(p_ids) order by customer_id for update;
end
$body$;

-- Replace the live rows of customers, as far as their events say something of them.
create or replace function live_schema.refresh(p_ids text[], p_types text[])
returns void language plpgsql
as $body$
declare
    is_all boolean := 'customer' = any(p_types);
begin
    if is_all then
        perform live_schema.refresh_customers(p_ids);
    end if;
    if is_all or p_types && '{order,return}' then
        perform live_schema.refresh_orders(p_ids, live_schema.orders_of(p_ids));
    end if;
    if is_all or 'activity' = any(p_types) then
        perform live_schema.refresh_activity(p_ids);
    end if;
    if is_all or 'ticket' = any(p_types) then
        perform live_schema.refresh_tickets(p_ids);
    end if;
end
$body$;
