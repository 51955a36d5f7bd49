{%- set features = number_columns('customer_features') -%}
{%- set accepted -%} '{{ features | join("', '") }}' {%- endset -%}

with

segment_playbook as (
    select * from {{ ref('segment_playbook') }}
),

segment_playbook_rules as (
    select * from {{ ref('segment_playbook_rules') }}
),

rules as (
    select
        segment_playbook_rules.*,
        segment_playbook.playbook_key is not null as is_known_key
    from segment_playbook_rules
    left join segment_playbook
        on segment_playbook_rules.playbook_key = segment_playbook.playbook_key
),

-- "a else b" names up to six features.
named_features as (
    {% for place in range(1, 7) -%}
        select
            playbook_key,
            feature,
            {{ dbt.split_part('feature', "' else '", place) }} as named_feature
        from rules
        {{ 'union all' if not loop.last }}
    {% endfor -%}
),

faults as (
    select
        playbook_key,
        feature,
        concat(
            'playbook_key: ', playbook_key, ' is no key of segment_playbook.csv'
        ) as fault
    from rules
    where not is_known_key
    union all
    select
        playbook_key,
        feature,
        'at_least, at_most: both are empty; give at least one bound' as fault
    from rules
    where at_least is null and at_most is null
    union all
    select
        playbook_key,
        feature,
        concat(
            'at_least: ', cast(at_least as numeric(18, 3)),
            ' is above at_most, ', cast(at_most as numeric(18, 3))
        ) as fault
    from rules
    where at_least > at_most
    union all
    select
        playbook_key,
        feature,
        concat(
            'feature: ', named_feature,
            ' is no number column of customer_features; accepted are ',
            '{{ features | join(", ") }}'
        ) as fault
    from named_features
    where
        named_feature <> ''
        and named_feature not in ({{ accepted }})
),

segment_rule_faults as (
    select
        playbook_key,
        feature,
        concat(
            'segment_playbook_rules.csv, row ',
            coalesce(playbook_key, '(empty)'), ',',
            coalesce(feature, '(empty)'), ', column ', fault
        ) as sentence
    from faults
)

select * from segment_rule_faults
