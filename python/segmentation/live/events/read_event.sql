-- What a value of a type is in words, for who sent another one.
create or replace function live_schema.accepted_values(p_type text)
returns text language sql immutable
as $body$
    select case
        when p_type like 'timestamp%'
            then 'an instant such as 2026-03-01T10:15:00+01:00'
        when p_type like 'numeric%' then 'a number below a trillion'
        when p_type in ('integer', 'bigint') then 'a whole number'
        when p_type = 'boolean' then 'true or false'
        else 'text'
    end
$body$;

-- Whether a value can be read as a type; null can.
create or replace function live_schema.is_readable(p_value jsonb, p_type text)
returns boolean language sql immutable
as $body$
    select case
        when jsonb_typeof(p_value) in ('object', 'array') then false
        when coalesce(p_value #>> '{}', '') = '' then true
        when p_type like 'timestamp%'
            then
                p_value #>> '{}' ~ (
                    '^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}'
                    '(:[0-9]{2}([.][0-9]+)?)?(Z|[+-][0-9]{2}(:?[0-9]{2})?)?)?$'
                ) and pg_input_is_valid(p_value #>> '{}', 'timestamptz')
        when p_type like 'numeric%'
            then
                p_value #>> '{}'
                ~ '^[+-]?[0-9]{1,40}([.][0-9]*)?([eE][+-]?[0-9]{1,2})?$'
                and pg_input_is_valid(p_value #>> '{}', p_type)
        when p_type in ('integer', 'bigint')
            then
                p_value #>> '{}' ~ '^[+-]?[0-9]+$'
                and pg_input_is_valid(p_value #>> '{}', p_type)
        else pg_input_is_valid(p_value #>> '{}', p_type)
    end
$body$;

-- The first field that cannot be read or is missing, in words; null: none.
create or replace function live_schema.fault_of_fields(
    p_data jsonb, p_fields jsonb, p_required text[], p_place text
)
returns text language sql stable
as $body$
    select
        p_place || '.' || field || ': '
        || case
            when coalesce(p_data ->> field, '') = '' then 'nothing'
            else '"' || left(p_data ->> field, 60) || '"'
        end || ' is not accepted; accepted is '
        || case
            when field ~ '_id$' then 'text of 1 to 200 characters'
            else live_schema.accepted_values(p_fields ->> field)
        end || '.'
    from jsonb_object_keys(p_fields) as field
    where
        not live_schema.is_readable(p_data -> field, p_fields ->> field)
        or field ~ '_id$' and length(p_data ->> field) > 200
        or field = any(p_required) and coalesce(p_data ->> field, '') = ''
    order by array_position(p_required, field), field
    limit 1
$body$;

-- What is wrong with an event before the build's own rules are asked; null: nothing.
create or replace function live_schema.fault_of_event(p_event jsonb)
returns text language plpgsql stable
as $body$
declare
    fields constant jsonb := setting__fields;
    required constant jsonb := setting__required;
    kind text := p_event ->> 'type';
    data jsonb := p_event -> 'data';
    line record;
    fault text;
begin
    if jsonb_typeof(p_event) is distinct from 'object' then
        return 'The event is no object; accepted is {"event_id", "type", "data"}.';
    end if;
    if p_event ? 'unreadable' then
        return p_event ->> 'unreadable';
    end if;
    if jsonb_typeof(p_event -> 'event_id') not in ('string', 'number')
        or coalesce(length(p_event ->> 'event_id'), 0) not between 1 and 200 then
        return 'event_id: ' || coalesce('"' || left(p_event ->> 'event_id', 60) || '"', 'nothing')
            || ' is not accepted; accepted is text of 1 to 200 characters.';
    end if;
    if not coalesce(required ? kind, false) or kind = 'line' then
        return 'type: ' || coalesce('"' || left(kind, 60) || '"', 'nothing')
            || ' is not accepted; accepted is order, return, customer, ticket'
            || ' or activity.';
    end if;
    if jsonb_typeof(data) is distinct from 'object' then
        return 'data: ' || coalesce(left(data::text, 60), 'nothing')
            || ' is not accepted; accepted is an object with the fields of the raw'
            || ' table.';
    end if;
    fault := live_schema.fault_of_fields(
        data, fields -> kind,
        array(select jsonb_array_elements_text(required -> kind)), 'data'
    );
    if fault is not null then
        return fault;
    end if;
    if kind = 'return' and coalesce(data ->> 'customer_id', '') = ''
        and coalesce(data ->> 'order_id', '') = '' then
        return 'data.customer_id: nothing is not accepted without an order_id;'
            || ' accepted is text of 1 to 200 characters.';
    end if;
    if kind = 'order' and jsonb_typeof(data -> 'lines') <> 'null' then
        if jsonb_typeof(data -> 'lines') <> 'array' then
            return 'data.lines: ' || left(data ->> 'lines', 60)
                || ' is not accepted; accepted is a list of lines.';
        end if;
        for line in
            select * from jsonb_array_elements(data -> 'lines')
            with ordinality as lines (value, number)
        loop
            if jsonb_typeof(line.value) <> 'object' then
                return 'data.lines[' || line.number - 1 || ']: '
                    || left(line.value::text, 60)
                    || ' is not accepted; accepted is an object.';
            end if;
            fault := live_schema.fault_of_fields(
                line.value, fields -> 'line',
                array(select jsonb_array_elements_text(required -> 'line')),
                'data.lines[' || line.number - 1 || ']'
            );
            if fault is not null then
                return fault;
            end if;
        end loop;
    end if;
    if live_schema.is_erased(data ->> 'customer_id') then
        return 'data.customer_id: this customer was erased; nothing of the event is'
            || ' kept.';
    end if;
    return null;
end
$body$;

-- The fields that the raw table has, an instant with an offset as its wall clock in
-- UTC beside its zone.
create or replace function live_schema.raw_row(p_data jsonb, p_fields jsonb)
returns jsonb language sql stable
as $body$
    select coalesce(jsonb_object_agg(given.name, given.value), '{}')
    from jsonb_each_text(p_fields) as field (name, type)
    cross join lateral (select p_data ->> field.name as text) as said
    cross join lateral (
        select
            field.name,
            case
                when said.text = '' then 'null'
                when field.type like 'timestamp%' and said.text ~ ':.*(Z|[+-])'
                    then to_jsonb((said.text)::timestamptz at time zone 'UTC')
                when field.name = 'email'
                    then to_jsonb(
                        case when said.text like '%_@_%._%' then 'a@b.cd' else 'x' end
                    )
                when field.name = 'gender' then '"x"'
                else p_data -> field.name
            end as value
        union all
        select field.name || '_zone', '"UTC"'
        where field.type like 'timestamp%' and said.text ~ ':.*(Z|[+-])'
    ) as given
    where said.text is not null
$body$;

-- An event as the inbox has it, or with its fault.
create or replace function live_schema.read_event(p_event jsonb)
returns jsonb language plpgsql stable
as $body$
declare
    fields constant jsonb := setting__fields;
    keys constant jsonb := setting__keys;
    kind text := p_event ->> 'type';
    fault text := live_schema.fault_of_event(p_event);
    raw jsonb;
    merged_into text;
begin
    if fault is not null then
        return jsonb_build_object(
            'event_id', left(p_event ->> 'event_id', 200), 'type', left(kind, 200),
            'customer_id', left(p_event #>> '{data,customer_id}', 200),
            'fault', fault, 'source', p_event -> 'source',
            'body', case
                when jsonb_typeof(p_event) = 'object' then p_event - 'source'
                else p_event
            end
        );
    end if;
    raw := live_schema.raw_row(p_event -> 'data', fields -> kind);
    if kind = 'activity' then
        raw := jsonb_build_object('event_id', p_event ->> 'event_id') || raw;
    end if;
    if kind = 'order' then
        raw := raw || jsonb_build_object('lines', (
            select coalesce(jsonb_agg(
                case
                    when value ? 'line_number' then '{}'
                    else jsonb_build_object('line_number', number)
                end
                || jsonb_strip_nulls(
                    jsonb_build_object('updated_at', raw -> 'updated_at')
                )
                || live_schema.raw_row(value, fields -> 'line')
                || jsonb_build_object('order_id', raw -> 'order_id')
                order by number
            ), '[]')
            from jsonb_array_elements(
                coalesce(nullif(p_event #> '{data,lines}', 'null'), '[]')
            ) with ordinality as lines (value, number)
        ));
    end if;
    select aliases.customer_id into merged_into
    from live_schema.stg_shop__customer_aliases as aliases
    where aliases.alias_id = raw ->> 'customer_id';
    if merged_into is not null and kind <> 'customer' then
        raw := raw || jsonb_build_object('customer_id', merged_into);
    end if;
    return jsonb_build_object(
        'event_id', p_event ->> 'event_id', 'type', kind,
        'item', raw ->> (keys ->> kind),
        'customer_id', coalesce(merged_into, raw ->> 'customer_id', (
            select customer_id from live_schema.base_shop__orders
            where order_id = raw ->> 'order_id' limit 1
        ), (
            select customer_id from live_schema.inbox
            where type = 'order' and item = raw ->> 'order_id' limit 1
        )),
        'order_id', raw ->> 'order_id', 'body', raw, 'source', p_event -> 'source'
    );
end
$body$;
