-- A reason of the build in words: field, value, and what is accepted.
create or replace function live_schema.sentence_of(
    p_reason text, p_type text, p_body jsonb, p_line int default null
)
returns text language plpgsql stable
as $body$
declare
    row_of_it jsonb := coalesce((
        select line from jsonb_array_elements(p_body -> 'lines') as line
        where (line ->> 'line_number')::bigint = p_line limit 1
    ), p_body);
    time_field text := case p_type
        when 'order' then 'ordered_at' when 'return' then 'returned_at'
        when 'ticket' then 'opened_at' when 'activity' then 'occurred_at_ms'
        else 'signed_up_at'
    end;
    field text := case
        when p_reason = 'unknown_customer' then 'customer_id'
        when p_reason in ('unknown_order', 'order_rejected') then 'order_id'
        when p_reason = 'unknown_currency' then 'currency'
        when p_reason = 'unknown_time_zone' then 'time_zone'
        when p_reason = 'negative_quantity' then 'quantity'
        when p_reason = 'negative_price' then 'unit_price'
        when p_reason = 'negative_discount' then 'discount'
        when p_reason = 'negative_refund' then 'refund'
        when p_reason = 'rating_out_of_range' then 'satisfaction'
        when p_reason = 'closed_before_opened' then 'closed_at'
        when p_reason in ('missing_amount', 'amount_out_of_range')
            then case when p_type = 'return' then 'refund' else 'unit_price' end
        else time_field
    end;
    accepted text := case p_reason
        when 'unknown_customer' then 'a customer of the build or of an event'
        when 'unknown_order' then 'an order of the build or of an event'
        when 'order_rejected' then 'an order that was accepted'
        when 'unknown_currency'
            then 'a currency with a rate in the seed exchange_rates on that day'
        when 'unknown_time_zone' then 'a name such as Europe/Berlin'
        when 'in_the_future' then 'an instant at most a day ahead of the clock'
        when 'in_the_distant_past' then 'an instant after earliest_plausible_at'
        when 'unparseable_time' then live_schema.accepted_values('timestamp')
        when 'closed_before_opened' then 'an instant after opened_at'
        when 'rating_out_of_range' then 'a number from 1 to 5'
        when 'missing_amount' then 'a number below a trillion'
        when 'amount_out_of_range' then 'a number below a trillion'
        else 'a number from 0'
    end;
begin
    return 'data.' || case when p_line is null then '' else 'line ' || p_line || '.' end
        || field || ': '
        || coalesce('"' || left(row_of_it ->> field, 60) || '"', 'nothing')
        || ' is not accepted (' || p_reason || '); accepted is ' || accepted || '.';
end
$body$;
