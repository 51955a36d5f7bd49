create schema by_hand;

create macro by_hand.utc_of_ms(milliseconds) as
    case
        when milliseconds between 0 and 7258118399999
            then make_timestamp(milliseconds * 1000)
    end;

create macro by_hand.utc_of_text(instant) as
    case
        when regexp_matches(instant, '(Z|[+-][0-9:]+)$')
            then try_cast(instant as timestamptz) at time zone 'UTC'
    end;

create macro by_hand.days_between(earlier, later) as
    date_diff('microsecond', earlier, later) / 86400000000;
