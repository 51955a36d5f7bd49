with

segment_playbook as (
    select * from {{ ref('segment_playbook') }}
),

segment_playbook_rules as (
    select * from {{ ref('segment_playbook_rules') }}
),

segment_rule_faults as (
    select * from {{ ref('segment_rule_faults') }}
),

priorities_given_twice as (
    select
        playbook_key,
        priority,
        min(playbook_key) over (partition by priority) as first_key
    from segment_playbook
    where priority is not null
),

names_given_twice as (
    select
        playbook_key,
        segment_name,
        min(playbook_key) over (partition by segment_name) as first_key
    from segment_playbook
),

keys_for_everybody as (
    select count(*) as count_keys
    from segment_playbook
    left join segment_playbook_rules
        on segment_playbook.playbook_key = segment_playbook_rules.playbook_key
    where
        segment_playbook.priority is not null
        and segment_playbook_rules.playbook_key is null
),

segment_playbook_faults as (
    select
        'segment_playbook.csv, row ' || playbook_key || ', column priority: '
        || {{ as_text('priority') }} || ' is already the priority of '
        || first_key as sentence
    from priorities_given_twice
    where playbook_key <> first_key
    union all
    select
        'segment_playbook.csv, row ' || playbook_key
        || ', column segment_name: ' || segment_name
        || ' is already the name of ' || first_key as sentence
    from names_given_twice
    where playbook_key <> first_key
    union all
    select
        'segment_playbook.csv, column playbook_key: '
        || {{ as_text('count_keys') }} || ' keys have a priority and no rule, '
        || 'but k_max is {{ var("k_max") }}; add keys without rules until '
        || 'there are as many, so that every segment gets a name' as sentence
    from keys_for_everybody
    where count_keys < {{ var('k_max') }}
    union all
    select
        'segment_playbook.csv, column playbook_key: prospects is missing; '
        || 'it names the customers who never ordered' as sentence
    from segment_playbook
    having count(*) filter (where playbook_key = 'prospects') = 0
    union all
    select sentence from segment_rule_faults
)

select * from segment_playbook_faults
