-- What is to be delivered, oldest first.
create or replace function live_schema.take_outbox(p_most int)
returns table (number bigint, key text, body jsonb) language sql stable
security definer set search_path = pg_catalog, pg_temp
as $body$
    select number, key, body || jsonb_build_object('created_at', created_at)
    from live_schema.outbox
    where delivered_at is null order by outbox.number limit p_most
$body$;

-- Note that rows were taken by the other side.
create or replace function live_schema.mark_delivered(p_numbers bigint[])
returns bigint language sql
security definer set search_path = pg_catalog, pg_temp
as $body$
    with marked as (
        update live_schema.outbox set delivered_at = now()
        where number = any(p_numbers) and delivered_at is null
        returning 1
    )

    select count(*) from marked
$body$;

-- What status and metrics say of the events.
create or replace function live_schema.event_state()
returns jsonb language sql stable
security definer set search_path = pg_catalog, pg_temp
as $body$
    select jsonb_build_object(
        'held_back', (select sentence from live_schema.breaker),
        'waiting', (
            select count(*) from live_schema.inbox where waits_for is not null
        ),
        'rejected', (
            select count(*) from live_schema.rejected_events
            where received_at > now() - interval '1 day'
        ),
        'undelivered', (
            select count(*) from live_schema.outbox where delivered_at is null
        ),
        'undelivered_seconds', (
            select extract(epoch from now() - min(created_at))
            from live_schema.outbox where delivered_at is null
        )
    )
$body$;

-- Where a consumer goes on, by partition.
create or replace function live_schema.offsets_of(p_consumer text, p_topic text)
returns table (partition_number int, next_offset bigint) language sql stable
security definer set search_path = pg_catalog, pg_temp
as $body$
    select partition_number, next_offset from live_schema.stream_offsets
    where consumer = p_consumer and topic = p_topic
$body$;
