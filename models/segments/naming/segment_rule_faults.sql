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
expressions as (
    {% for place in range(1, 7) -%}
        select
            playbook_key,
            feature,
            {{ dbt.split_part('feature', "' else '", place) }} as named_part
        from rules
        {{ 'union all' if not loop.last }}
    {% endfor -%}
),

-- "a per b" is a ratio of two.
named_features as (
    {% for place in [1, 2] -%}
        select
            playbook_key,
            feature,
            {{ dbt.split_part('named_part', "' per '", place) }}
                as named_feature
        from expressions
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
        'at_least and the five that follow: all are empty; give a bound'
            as fault
    from rules
    where
        coalesce(at_least, at_most, each_at_least, each_at_most) is null
        and coalesce(each_above, each_below) is null
    union all
    {% for low, high in [
        ('at_least', 'at_most'), ('each_at_least', 'each_at_most'),
        ('each_above', 'each_below'),
    ] -%}
        select
            playbook_key,
            feature,
            concat(
                '{{ low }}: ', cast({{ low }} as numeric(18, 3)),
                ' is above {{ high }}, ', cast({{ high }} as numeric(18, 3))
            ) as fault
        from rules
        where {{ low }} > {{ high }}
        union all
    {% endfor -%}
    {% for column in ['each_above', 'each_below'] -%}
        select
            playbook_key,
            feature,
            concat(
                '{{ column }}: ', cast({{ column }} as numeric(18, 3)),
                ' is no share of customers; accepted is 0 to 1'
            ) as fault
        from rules
        where {{ column }} not between 0 and 1
        union all
    {% endfor -%}
    select
        playbook_key,
        feature,
        'feature: a bound on the centre has a ratio; '
        || 'accepted are single features' as fault
    from rules
    where feature like '% per %' and coalesce(at_least, at_most) is not null
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
