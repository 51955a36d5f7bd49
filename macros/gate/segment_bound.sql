{#- Largest believable change of a check of segment_drift by the variables; wider
    by `change_per_further_day` for each further day since the last accepted run. -#}
{% macro default_segment_bound(checks) -%}
case
    {%- for check, name in {
        'size': 'max_segment_size_change',
        'share': 'max_segment_share_change',
        'appeared': 'max_appeared_share',
        'vanished': 'max_vanished_share',
    }.items() %}
    when {{ checks }}.check_name = '{{ check }}'
        and {{ checks }}.is_refitted
        then {{ as_double(var(name ~ '_after_refit')) }}
    when {{ checks }}.check_name = '{{ check }}'
        then {{ as_double(var(name)) }}
    {%- endfor %}
    else {{ as_double(var('max_customers_change')) }}
end
{%- endmacro %}
