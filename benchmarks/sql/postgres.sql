create schema by_hand;

create function by_hand.utc_of_ms(milliseconds bigint)
returns timestamp language sql immutable as $$
    select case
        when milliseconds between 0 and 7258118399999
            then timestamp '1970-01-01' + milliseconds * interval '1 millisecond'
    end
$$;

create function by_hand.utc_of_text(instant text)
returns timestamp language sql stable as $$
    select case
        when
            instant ~ '(Z|[+-][0-9:]+)$'
            and pg_input_is_valid(instant, 'timestamptz')
            then cast(instant as timestamptz) at time zone 'UTC'
    end
$$;

create function by_hand.days_between(earlier timestamp, later timestamp)
returns double precision language sql immutable as $$
    select cast(extract(epoch from later - earlier) as double precision) / 86400
$$;
