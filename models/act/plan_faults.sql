{%- set kinds = ['once', 'rolling', 'hold_out'] -%}
{%- set metrics = ['repeat_share', 'mean_net_spend', 'mean_orders'] -%}
{%- set tiers = ['likely', 'possible', 'unlikely'] -%}
{%- set directions = ['up', 'down', 'keep'] -%}
{%- set judgements = ['works', 'does not', 'split', 'merge', 'rename'] -%}
{%- set several_owners = "(owner is null or owner like '%,%'"
    ~ " or owner like '%;%' or owner like '%&%' or owner like '% and %')" -%}
{#- File, key, column, and its words, or what is wrong and what is accepted. -#}
{%- set rules = [
    ['experiments', 'experiment_id', 'kind', kinds],
    ['experiments', 'experiment_id', 'segments', 'segments is null',
        'all, or keys with | between them'],
    ['experiments', 'experiment_id', 'metric', metrics],
    ['experiments', 'experiment_id', 'tier', tiers],
    ['experiments', 'experiment_id', 'treated_share',
        'coalesce(treated_share, 0) <= 0', 'a share above 0'],
    ['experiments', 'experiment_id', 'control_share',
        'coalesce(control_share, 0) <= 0', 'a share above 0'],
    ['experiments', 'experiment_id', 'share_from',
        'coalesce(share_from, 0) < 0', 'a share from 0'],
    ['experiments', 'experiment_id', 'treated_share',
        'coalesce(share_from, 0) + treated_share + control_share > 1',
        'share_from + treated_share + control_share of at most 1'],
    ['experiments', 'experiment_id', 'salt', 'salt is null',
        'a word of its own'],
    ['experiments', 'experiment_id', 'starts', 'starts is null', 'a date'],
    ['experiments', 'experiment_id', 'ends',
        "ends is null and kind <> 'hold_out'",
        'a date; only a hold_out may have no end'],
    ['experiments', 'experiment_id', 'ends', 'ends <= starts',
        'a date after starts'],
    ['experiments', 'experiment_id', 'planned_looks',
        'planned_looks > ends - starts', 'at most one look a day'],
    ['experiments', 'experiment_id', 'planned_looks',
        'planned_looks is null or planned_looks not in'
        ~ ' (select look_bounds.planned_looks from look_bounds)',
        'a number of the seed look_bounds'],
    ['experiments', 'experiment_id', 'owner', several_owners, 'one person'],
    ['segment_objectives', 'objective_id', 'metric',
        "coalesce(metric, '') not in"
        ~ ' (select kpi_metrics.metric from kpi_metrics)',
        'a metric of the seed kpi_metrics'],
    ['segment_objectives', 'objective_id', 'tier', tiers],
    ['segment_objectives', 'objective_id', 'direction', directions],
    ['segment_objectives', 'objective_id', 'target', 'target is null',
        'a number'],
    ['segment_objectives', 'objective_id', 'baseline_as_of',
        'baseline_as_of is null', 'a date'],
    ['segment_objectives', 'objective_id', 'due_date',
        'due_date is null or due_date <= baseline_as_of',
        'a date after baseline_as_of'],
    ['segment_objectives', 'objective_id', 'owner', several_owners,
        'one person'],
    ['segment_feedback', 'feedback_id', 'given_on', 'given_on is null',
        'a date'],
    ['segment_feedback', 'feedback_id', 'judgement', judgements],
] -%}

with

{% for seed in [
    'experiments', 'look_bounds', 'segment_objectives', 'segment_feedback',
    'kpi_metrics',
] -%}
    {{ seed }} as (
        select * from {{ ref(seed) }}
    ),

{% endfor -%}
plan_key_faults as (
    select * from {{ ref('plan_key_faults') }}
),

plan_faults as (
    {% for rule in rules -%}
        {%- set file, key, column = rule[:3] -%}
        {%- set words = rule[3] if rule[3] is not string else [] -%}
        {%- set wrong = rule[3] if not words else
            "coalesce(" ~ column ~ ", '" ~ (words[0] if column == 'tier')
            ~ "') not in ('" ~ words | join("', '") ~ "')" -%}
        {%- set accepted = words | join(', ') or rule[4] %}
        select
            '{{ file }}.csv, row ' || coalesce({{ key }}, '')
            || ', column {{ column }}: '
            || coalesce({{ as_text(column) }}, 'nothing')
            || ' is not accepted; accepted is {{ accepted }}' as sentence
        from {{ file }}
        where {{ wrong }}
        union
    {% endfor -%}
    select sentence from plan_key_faults
)

select * from plan_faults
