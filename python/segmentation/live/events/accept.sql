-- Take events: all in one transaction, duplicates without an effect.
create or replace function live_schema.accept_events(
    p_events jsonb, p_source jsonb default null, p_as_of timestamp default null
)
returns jsonb language plpgsql security definer
set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_generic_plan
set jit = off
as $body$
declare
    given jsonb[];
    added text[];
    ids text[];
    released text[];
    verdicts jsonb := '{"waits": {}, "rejected": {}}';
    answers jsonb;
    count_changed int := 0;
begin
    if jsonb_typeof(p_events) is distinct from 'array'
        or jsonb_array_length(p_events) > setting__most then
        raise exception 'accept_events takes a list of at most setting__most events.'
        using errcode = '22023';
    end if;
    -- A publication waits for the events before it, and they for its end.
    perform pg_advisory_xact_lock_shared(setting__lock);
    select coalesce(array_agg(live_schema.read_event(value) order by number), '{}')
    into given
    from jsonb_array_elements(p_events) with ordinality as events (value, number);

    with inserted as (
        insert into live_schema.inbox (
            event_id, type, item, customer_id, order_id, body
        )
        select distinct on (one ->> 'event_id')
            one ->> 'event_id', one ->> 'type', one ->> 'item', one ->> 'customer_id',
            one ->> 'order_id', one -> 'body'
        from unnest(given) with ordinality as events (one, number)
        where not one ? 'fault'
        order by one ->> 'event_id', number
        on conflict do nothing
        returning event_id
    )

    select coalesce(array_agg(event_id), '{}') into added from inserted;

    if cardinality(added) > 0 then
        perform live_schema.lock_orders(added);
        -- A return that names its order alone is of the order's customer.
        update live_schema.inbox as returned
        set customer_id = ordered.customer_id
        from live_schema.inbox as ordered
        where returned.customer_id is null and returned.order_id = ordered.item
            and ordered.type = 'order' and ordered.event_id = any(added);

        ids := live_schema.touched_by(added);
        perform live_schema.lock_customers(ids);
        perform live_schema.refresh(ids, array(
            select distinct type from live_schema.inbox where event_id = any(added)
        ));
        released := array(
            select event_id from live_schema.inbox
            where waits_for is not null and body is not null
                and not event_id = any(added)
                and (customer_id = any(ids) or order_id in (
                    select item from live_schema.inbox
                    where type = 'order' and event_id = any(added)
                ))
        );
        verdicts := live_schema.check_rows(added || released);
        perform live_schema.fire_triggers(array(
            select event_id from live_schema.inbox
            where event_id = any(added || released) and waits_for is null
        ));
        count_changed := live_schema.tell_changes(ids, p_as_of, 'events');
    end if;
    perform live_schema.keep_offsets(p_source -> 'offsets');

    insert into live_schema.rejected_events (
        event_id, type, customer_id, reason, sentence, body, source
    )
    select
        one ->> 'event_id', one ->> 'type',
        case when not is_erased then one ->> 'customer_id' end,
        case when is_erased then 'erased' else 'malformed' end,
        one ->> 'fault', case when not is_erased then one -> 'body' end,
        coalesce(one -> 'source', p_source)
    from unnest(given) as one
    cross join lateral (
        select live_schema.is_erased(one ->> 'customer_id') as is_erased
    ) as person
    where one ? 'fault';
    update live_schema.rejected_events as rejected
    set source = coalesce(one -> 'source', p_source)
    from unnest(given) as one
    where rejected.source is null and rejected.event_id = one ->> 'event_id'
        and rejected.event_id = any(added);

    select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
        'event_id', one ->> 'event_id',
        'outcome', case
            when one ? 'fault' or verdicts -> 'rejected' ? id then 'rejected'
            when not is_first then 'duplicate'
            when verdicts -> 'waits' ? id then 'waiting'
            else 'accepted'
        end,
        'detail', coalesce(
            one ->> 'fault', verdicts #>> array['rejected', id],
            case when is_first then verdicts #>> array['waits', id] end
        )
    )) order by number), '[]') into answers
    from (
        select
            one, number, one ->> 'event_id' as id,
            one ->> 'event_id' = any(added) and row_number() over (
                partition by one ->> 'event_id', one ? 'fault' order by number
            ) = 1 as is_first
        from unnest(given) with ordinality as events (one, number)
    ) as numbered;

    return jsonb_build_object(
        'events', answers, 'changed', count_changed,
        'is_emitting', not exists (select 1 from live_schema.breaker)
    );
end
$body$;

create or replace function live_schema.keep_offsets(p_offsets jsonb)
returns void language sql
as $body$
    insert into live_schema.stream_offsets (
        consumer, topic, partition_number, next_offset
    )
    select consumer, topic, partition_number, next_offset
    from jsonb_to_recordset(coalesce(p_offsets, '[]')) as given (
        consumer text, topic text, partition_number int, next_offset bigint
    )
    order by 1, 2, 3
    on conflict (consumer, topic, partition_number) do update
    set next_offset = greatest(stream_offsets.next_offset, excluded.next_offset),
        read_at = now()
$body$;
