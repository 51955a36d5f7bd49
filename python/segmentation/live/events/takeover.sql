-- Whether a version is later than another: instants as such, numbers by length.
create or replace function live_schema.is_later(p_version text, p_other text)
returns boolean language sql stable
as $body$
    select case
        when p_version is null then false
        when p_other is null then true
        when pg_input_is_valid(p_version, 'timestamptz')
            and pg_input_is_valid(p_other, 'timestamptz')
            then p_version::timestamptz > p_other::timestamptz
        else (length(p_version), p_version) > (length(p_other), p_other)
    end
$body$;

-- Events whose key the build has now are its own; one that says it is newer stays.
create or replace function live_schema.let_go()
returns void language plpgsql
as $body$
begin
    update live_schema.inbox set body = null, waits_for = null
    where body is not null and case type
        when 'order' then exists (
            select 1 from live_schema.base_shop__orders as given
            where given.order_id = item and not live_schema.is_later(
                body ->> 'updated_at', given.updated_at
            )
        )
        when 'return' then exists (
            select 1 from live_schema.base_shop__returns as given
            where given.return_id = item and not live_schema.is_later(
                body ->> 'updated_at', given.updated_at
            )
        )
        when 'ticket' then exists (
            select 1 from live_schema.base_support__tickets as given
            where given.ticket_id = item and not live_schema.is_later(
                body ->> 'updated_at', given.updated_at
            )
        )
        when 'customer' then exists (
            select 1 from live_schema.base_shop__customers as given
            where given.customer_id = item and not live_schema.is_later(
                body ->> 'updated_at', given.updated_at
            )
        )
        else exists (
            select 1 from live_schema.stg_app__events as given
            where given.event_id = item
        )
    end;
    -- What has waited in vain: no customer or order came for it.
    insert into live_schema.rejected_events (
        event_id, type, customer_id, reason, sentence, body
    )
    select event_id, type, customer_id, 'waited_in_vain', waits_for, body
    from live_schema.inbox
    where waits_for is not null and body is not null
        and received_at < now() - interval '1 day' * setting__stream_days;
    update live_schema.inbox set body = null, waits_for = null
    where body is not null
        and received_at < now() - interval '1 day' * setting__stream_days;
    delete from live_schema.inbox
    where received_at < now() - interval '1 day' * setting__remembered_days;
    delete from live_schema.rejected_events
    where received_at < now() - interval '1 day' * setting__remembered_days;
    delete from live_schema.outbox
    where delivered_at < now() - interval '1 day' * setting__remembered_days;
end
$body$;

-- What the build says differently than was told; of the very first one nothing.
create or replace function live_schema.tell_build()
returns void language plpgsql
as $body$
declare
    is_first boolean := not exists (
        select 1 from live_schema.told_segments where segment_id is not null
    );
begin
    create temporary table changed_by_build on commit drop as
    select
        built.customer_id, built.segment_id, built.segment_name, built.tier,
        playbook.recommended_action, playbook.recommended_channel, built.as_of,
        told.segment_id as previous_segment_id, coalesce(told.number, 0) + 1 as number
    from (setting__segments) as built
    left join live_schema.segment_playbook as playbook
        on built.playbook_key = playbook.playbook_key
    left join live_schema.told_segments as told
        on built.customer_id = told.customer_id
    where
        built.segment_id is distinct from told.segment_id
        and not exists (
            select 1 from live_schema.inbox
            where customer_id = built.customer_id and body is not null
        );
    insert into live_schema.told_segments (customer_id, segment_id, tier, number)
    select customer_id, segment_id, tier, case when is_first then 0 else number end
    from changed_by_build
    on conflict (customer_id) do update set
        segment_id = excluded.segment_id, tier = excluded.tier,
        number = excluded.number;
    update live_schema.told_segments set is_held = false where is_held;
    insert into live_schema.outbox (key, type, customer_id, body)
    select
        customer_id || ':' || number, 'segment_changed', customer_id,
        to_jsonb(changed) || jsonb_build_object(
            'type', 'segment_changed', 'key', customer_id || ':' || number,
            'cause', 'build'
        )
    from changed_by_build as changed
    where not is_first
    order by customer_id;
    drop table changed_by_build;
end
$body$;

-- The events that the build does not have yet, on its rows.
create or replace function live_schema.take_over()
returns void language plpgsql
set plan_cache_mode = force_generic_plan
set jit = off
as $body$
declare
    ids text[];
    piece text[];
begin
    perform live_schema.let_go();
    delete from live_schema.breaker;
    delete from live_schema.touches;
    perform live_schema.tell_build();
    ids := array(
        select distinct customer_id from live_schema.inbox
        where body is not null and customer_id is not null order by 1
    );
    perform live_schema.lock_customers(ids);
    for start in 1 .. cardinality(ids) by setting__most loop
        piece := ids[start : start + setting__most - 1];
        perform live_schema.refresh(piece, '{customer}');
        perform live_schema.tell_changes(piece, null, 'kept');
    end loop;
    -- What the build has brought need not be waited for.
    perform live_schema.check_rows(array(
        select event_id from live_schema.inbox
        where waits_for is not null and body is not null
    ));
    delete from live_schema.told_segments as told
    where segment_id is null and not exists (
        select 1 from live_schema.inbox
        where customer_id = told.customer_id and body is not null
    );
end
$body$;
