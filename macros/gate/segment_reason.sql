{#- The finding of a check of segment_drift in words: what changed, against which
    bound, and what else was taken into account. -#}
{% macro segment_reason() -%}
case
    when previous_as_of is null
        then 'first accepted run, nothing to compare with'
    when check_name = 'appeared' then 'no customer before, '
        || cast(count_now as text) || ' now (' || {{ whole_percent('deviation') }}
        || ' % of all), bound ' || {{ whole_percent('bound') }} || ' %'
    when check_name = 'vanished' then 'from ' || cast(count_before as text)
        || ' customers to none (' || {{ whole_percent('deviation') }}
        || ' % of all), bound ' || {{ whole_percent('bound') }} || ' %'
    when check_name = 'share' then 'from ' || cast(count_before as text)
        || ' to ' || cast(count_now as text) || ' customers ('
        || {{ signed_percent('deviation') }} || ' points of all), bound '
        || {{ whole_percent('bound') }} || ' points'
    else 'from ' || cast(count_before as text) || ' to '
        || cast(count_now as text) || ' customers ('
        || case when count_new > 0
            then cast(count_new as text) || ' of them new; ' else '' end
        || {{ signed_percent('deviation') }} || ' %), bound '
        || {{ whole_percent('bound') }} || ' %'
end
|| case when is_refitted and previous_as_of is not null
    then ', after a refit' else '' end
|| case when is_beyond and is_explained and previous_as_of is not null
    then ' in which no feature moved' else '' end
|| case when is_small and (is_beyond or check_name in ('appeared', 'vanished'))
        and previous_as_of is not null
    then ', fewer than {{ var("min_segment_customers_for_gate") }} customers'
    else '' end
{%- endmacro %}

{#- A share as text in whole per cent, equal on every engine. -#}
{% macro whole_percent(share) -%}
    cast(cast(floor({{ share }} * 100 + 0.5) as int) as text)
{%- endmacro %}

{% macro signed_percent(share) -%}
    case when {{ share }} < 0 then '-' else '+' end
        || {{ whole_percent('abs(' ~ share ~ ')') }}
{%- endmacro %}
