{#- The verdict of segment_drift in words: what changed, against which bound,
    and what else was taken into account. -#}
{% macro drift_reason() -%}
case finding
    when 'first_run' then 'first accepted run, nothing to compare with'
    when 'appeared' then 'no customer before, '
        || cast(count_now as text) || ' now'
    when 'vanished' then 'from ' || cast(count_before as text)
        || ' customers to none'
    else 'from ' || cast(count_before as text)
        || ' to ' || cast(count_now as text) || ' customers ('
        || case when relative_change < 0 then '-' else '+' end
        || {{ whole_percent('abs(relative_change)') }} || ' %), bound '
        || {{ whole_percent('bound') }} || ' %'
end
|| case when is_refitted and finding <> 'first_run'
    then ', after a refit' else '' end
|| case when is_small and finding not in ('first_run', 'held')
    then ', fewer than {{ var("min_segment_customers_for_gate") }} customers'
    else '' end
|| case when verdict_of_rules = 'rejected'
        and {{ var('accept_drift') | lower }}
    then ', accepted by hand' else '' end
{%- endmacro %}

{#- A share as text in whole per cent, equal on every engine. -#}
{% macro whole_percent(share) -%}
    cast(cast(floor({{ share }} * 100 + 0.5) as int) as text)
{%- endmacro %}
