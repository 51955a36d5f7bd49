-- Whether nothing may be told on now; opens the breaker when too many have moved.
create or replace function live_schema.is_held_back()
returns boolean language plpgsql
as $body$
declare
    counted record;
begin
    if exists (select 1 from live_schema.breaker) then
        return true;
    end if;
    select count(*) as touched, count(*) filter (where is_moved) as moved into counted
    from (
        select is_moved from live_schema.touches
        order by number desc limit setting__window
    ) as last_ones;
    if counted.touched < setting__window
        or counted.moved <= setting__share * counted.touched then
        return false;
    end if;
    insert into live_schema.breaker (sentence) values (
        counted.moved || ' of the last ' || counted.touched || ' customers with events'
        || ' moved to another segment, more than live_most_moved ('
        || setting__share || '): events are stored and nothing is told on until the'
        || ' next accepted run, or segmentation live resume.'
    ) on conflict do nothing;
    return true;
end
$body$;

-- Ask for the segments of customers, whose rows are locked, and tell what changed.
create or replace function live_schema.tell_changes(
    p_ids text[], p_as_of timestamp, p_cause text
)
returns int language plpgsql
as $body$
declare
    said jsonb;
    is_held_now boolean;
    count_changed int;
begin
    select coalesce(jsonb_agg(jsonb_build_object(
        'customer_id', live.customer_id, 'told', told.segment_id,
        'segment_id', live.segment_id, 'segment_name', live.segment_name,
        'tier', live.tier, 'recommended_action', live.recommended_action,
        'recommended_channel', live.recommended_channel, 'as_of', live.as_of,
        'number', told.number + 1, 'previous_tier', told.tier
    ) order by live.customer_id), '[]') into said
    from unnest(p_ids) as id
    cross join lateral live_schema.live_segment(id, p_as_of) as live
    inner join live_schema.told_segments as told
        on live.customer_id = told.customer_id;

    if p_cause = 'events' then
        insert into live_schema.touches (is_moved)
        select one ->> 'told' <> one ->> 'segment_id'
        from jsonb_array_elements(said) as one
        where one ->> 'told' is not null;
    end if;
    is_held_now := live_schema.is_held_back();

    select coalesce(jsonb_agg(one), '[]') into said
    from jsonb_array_elements(said) as one
    where one ->> 'told' is distinct from one ->> 'segment_id';
    count_changed := jsonb_array_length(said);
    if is_held_now then
        update live_schema.told_segments as told
        set is_held = true
        from jsonb_array_elements(said) as one
        where told.customer_id = one ->> 'customer_id';
    else
        update live_schema.told_segments as told
        set segment_id = one ->> 'segment_id', tier = one ->> 'tier',
            number = told.number + 1, is_held = false
        from jsonb_array_elements(said) as one
        where told.customer_id = one ->> 'customer_id';
        insert into live_schema.outbox (key, type, customer_id, body)
        select
            (one ->> 'customer_id') || ':' || (one ->> 'number'), 'segment_changed',
            one ->> 'customer_id',
            (one - 'told' - 'previous_tier') || jsonb_build_object(
                'type', 'segment_changed',
                'key', (one ->> 'customer_id') || ':' || (one ->> 'number'),
                'previous_segment_id', one -> 'told', 'cause', p_cause
            )
        from jsonb_array_elements(said) as one
        order by one ->> 'customer_id';
    end if;
    return count_changed;
end
$body$;

-- Close the breaker and tell what was held back, as it is now.
create or replace function live_schema.resume_telling(p_as_of timestamp default null)
returns int language plpgsql security definer
set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_generic_plan
set jit = off
as $body$
declare
    ids text[];
begin
    perform pg_advisory_xact_lock_shared(setting__lock);
    delete from live_schema.breaker;
    delete from live_schema.touches;
    ids := array(
        select customer_id from live_schema.told_segments where is_held order by 1
    );
    perform live_schema.lock_customers(ids);
    update live_schema.told_segments set is_held = false where customer_id = any(ids);
    return live_schema.tell_changes(ids, p_as_of, 'resumed');
end
$body$;
