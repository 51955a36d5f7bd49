-- Let the build's rules check events; return id to sentence of those that may yet
-- be accepted (`waits`) and of those that are not (`rejected`).
create or replace function live_schema.check_rows(p_events text[])
returns jsonb language plpgsql
as $body$
declare
    reasons jsonb;
    waiting jsonb;
    rejected jsonb;
begin
    select coalesce(jsonb_agg(jsonb_build_object(
        'event_id', inbox.event_id, 'type', inbox.type, 'line', found.line_number,
        'customer_id', inbox.customer_id, 'body', inbox.body, 'reason', found.reason,
        'sentence', live_schema.sentence_of(
            found.reason, inbox.type, inbox.body, found.line_number
        )
    )), '[]') into reasons
    from live_schema.faults_of(p_events) as found
    inner join live_schema.inbox on found.event_id = inbox.event_id
    where found.reason <> 'merged_customer';

    select coalesce(jsonb_object_agg(one ->> 'event_id', one ->> 'sentence'), '{}')
    into waiting
    from jsonb_array_elements(reasons) as one
    where one ->> 'reason' in ('unknown_customer', 'unknown_order');
    update live_schema.inbox
    set waits_for = case when waiting ? event_id then waiting ->> event_id end
    where event_id = any(p_events)
        and waits_for is distinct from
            case when waiting ? event_id then waiting ->> event_id end;

    -- A line that is rejected leaves its order accepted, as in the build.
    insert into live_schema.rejected_events (
        event_id, type, customer_id, reason, sentence, body
    )
    select
        one ->> 'event_id',
        case when one ->> 'line' is null then one ->> 'type' else 'order_line' end,
        one ->> 'customer_id', one ->> 'reason', one ->> 'sentence',
        case when one ->> 'reason' <> 'erased' then one -> 'body' end
    from jsonb_array_elements(reasons) as one
    where one ->> 'reason' not in ('unknown_customer', 'unknown_order');

    select coalesce(jsonb_object_agg(one ->> 'event_id', one ->> 'sentence'), '{}')
    into rejected
    from jsonb_array_elements(reasons) as one
    where one ->> 'line' is null and not waiting ? (one ->> 'event_id');
    delete from live_schema.inbox
    where event_id = any(p_events) and rejected ? event_id;
    return jsonb_build_object('waits', waiting, 'rejected', rejected);
end
$body$;
