{%- set slots = segment_slots() -%}
{%- set columns = [
    'segment_id', 'playbook_key', 'score', 'squared_distance',
] -%}

with

segment_scores as (
    select * from {{ ref('segment_scores') }}
),

previous_customer_segments as (
    select * from {{ ref('previous_customer_segments') }}
),

-- The least score wins; equal scores go to the smaller id.
first_picked as (
    select
        segment_scores.*,
        {{ least_of_slots('score', slots) | indent(8) }} as nearest_score,
        {{ slot_with(
            'score', least_of_slots('score', slots), slots
        ) | indent(8) }} as nearest_slot
    from segment_scores
    {{ optimization_fence() }}
),

all_picked as (
    select
        first_picked.*,
        {{ least_of_slots('score', slots, but_for='nearest_slot') | indent(8) }}
            as second_score,
        {{ slot_with(
            'score', least_of_slots('score', slots, but_for='nearest_slot'),
            slots, but_for='nearest_slot'
        ) | indent(8) }} as second_slot,
        {{ slot_with(
            'segment_id', 'previous_customer_segments.segment_id', slots
        ) | indent(8) }} as previous_slot
    from first_picked
    left join previous_customer_segments
        on first_picked.customer_id = previous_customer_segments.customer_id
    {{ optimization_fence() }}
),

-- Likelihoods are relative to the winner's, so that none of them underflows.
segment_contenders as (
    select
        customer_id,
        {% for contender in ['nearest', 'second', 'previous'] -%}
            {% for column in columns -%}
                {{ in_slot(column, contender ~ '_slot', slots) | indent(16) }}
                    as {{ contender }}_{{ column }},
            {% endfor -%}
            exp(probability_scale * (
                nearest_score - {{ in_slot(
                    'score', contender ~ '_slot', slots
                ) | indent(16) }}
            )) as {{ contender }}_likelihood,
        {% endfor -%}
        {% for slot in slots -%}
            {{ '+ ' if not loop.first -}}
            coalesce(
                exp(probability_scale * (nearest_score - score_{{ slot }})), 0
            )
        {% endfor -%} as total_likelihood,
        {{ least_of_slots('squared_distance', slots) | indent(8) }}
            as least_squared_distance,
        outlier_distance
    from all_picked
)

select * from segment_contenders
