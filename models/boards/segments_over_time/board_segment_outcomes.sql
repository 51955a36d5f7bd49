with

segment_outcomes as (
    select * from {{ ref('segment_outcomes') }}
),

segment_colours as (
    select * from {{ ref('segment_colours') }}
),

{% set measures = [
    (1, 'Bought again', 'repeat_share'),
    (2, 'Fell silent', 'churn_share'),
    (
        3, 'Mean net spend, ' ~ (var('base_currency') | trim | upper),
        'mean_net_spend'
    ),
] -%}

measures as (
    {% for place, title, column in measures -%}
        select
            as_of,
            segmented_as_of,
            segment_id,
            segment_name,
            count_customers,
            {{ place }} as measure_place,
            {{ text_literal(title) }} as measure,
            {{ 'false' if column == 'mean_net_spend' else 'true' }} as is_share,
            {{ column }} as estimate,
            {{ column }}_low as estimate_low,
            {{ column }}_high as estimate_high
        from segment_outcomes
        {% if not loop.last -%} union all {%- endif %}
    {% endfor %}
),

board_segment_outcomes as (
    select
        measures.as_of,
        measures.segmented_as_of,
        measures.segment_id,
        measures.segment_name,
        segment_colours.hex,
        measures.count_customers,
        measures.measure_place,
        measures.measure,
        measures.is_share,
        measures.estimate,
        measures.estimate_low,
        measures.estimate_high
    from measures
    inner join segment_colours
        on measures.segment_id = segment_colours.segment_id
)

select * from board_segment_outcomes
