{#- Faults in what the plans name: segments, each other, too much at once. -#}
{%- set keyed = {
    'experiments': ['experiment_id', 'segments'],
    'segment_objectives': ['objective_id', 'playbook_key'],
    'segment_feedback': ['feedback_id', 'playbook_key'],
} -%}

with

{% for seed in [
    'experiments', 'segment_objectives', 'segment_feedback', 'segment_playbook',
] -%}
    {{ seed }} as (
        select * from {{ ref(seed) }}
    ),

{% endfor -%}
int_as_of as (
    select * from {{ ref('int_as_of') }}
),

named_segments as (
    {% for file, (key, column) in keyed.items() -%}
        {% for place in range(1, 21 if column == 'segments' else 2) -%}
            select
                '{{ file }}.csv, row ' || coalesce({{ key }}, '')
                || ', column {{ column }}: ' as place,
                trim(split_part({{ column }}, '|', {{ place }})) as segment
            from {{ file }}
            {{ 'union all' if not (loop.last and file == 'segment_feedback') }}
        {% endfor -%}
    {% endfor -%}
),

keys as (
    {% for file, (key, column) in keyed.items() -%}
        select
            '{{ file }}.csv, column {{ key }}: ' as place,
            {{ key }} as key_given,
            count(*) as count_rows
        from {{ file }}
        group by 2
        {{ 'union all' if not loop.last }}
    {% endfor -%}
),

open_objectives as (
    select
        segment_objectives.playbook_key,
        count(*) as count_objectives
    from segment_objectives
    inner join int_as_of
        on segment_objectives.due_date >= cast(int_as_of.as_of as date)
    group by 1
),

plan_key_faults as (
    select
        named_segments.place || named_segments.segment || ' is no segment; '
        || 'accepted are all, a playbook_key of segment_playbook.csv and an id '
        || 'such as S01' as sentence
    from named_segments
    left join segment_playbook
        on named_segments.segment = segment_playbook.playbook_key
    where
        named_segments.segment not in ('', 'all')
        and segment_playbook.playbook_key is null
        and (
            substr(named_segments.segment, 1, 1) <> 'S'
            or length(named_segments.segment) < 3
            or length(
                translate(named_segments.segment, 'S0123456789', '')
            ) > 0
        )
    union
    select
        place || coalesce(key_given, 'nothing') || ' stands in '
        || {{ as_text('count_rows') }} || ' rows; accepted is a key of its own'
            as sentence
    from keys
    where count_rows > 1 or key_given is null
    union
    select
        'segment_objectives.csv, column playbook_key: ' || playbook_key
        || ' has ' || {{ as_text('count_objectives') }}
        || ' open objectives; accepted are at most three for a segment'
            as sentence
    from open_objectives
    where count_objectives > 3
    union
    select
        'experiments.csv, row ' || one.experiment_id || ', column salt: '
        || one.salt || ' is also the salt of ' || other.experiment_id
        || ', and both draw the same customers; accepted are shares beside '
        || 'each other (share_from), times one after the other, or another salt'
            as sentence
    from experiments as one
    inner join experiments as other
        on
            one.salt = other.salt
            and one.experiment_id < other.experiment_id
    where
        one.starts < coalesce(other.ends, date '9999-12-31')
        and other.starts < coalesce(one.ends, date '9999-12-31')
        and coalesce(one.share_from, 0) < coalesce(other.share_from, 0)
        + other.treated_share + other.control_share
        and coalesce(other.share_from, 0) < coalesce(one.share_from, 0)
        + one.treated_share + one.control_share
)

select * from plan_key_faults
