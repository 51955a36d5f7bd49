{%- set features = clustering_features() | sort -%}
{#- The parts that are left for the first, the second and the third reason. The
    largest of some columns needs no sorting; of equal parts that of the first in
    the alphabet is picked. -#}
{%- set left = [[], [], []] -%}
{%- for feature in features -%}
    {%- set part = 'part_' ~ feature -%}
    {%- do left[0].append(part) -%}
    {%- do left[1].append(
        "case when feature_1 <> '" ~ feature ~ "' then " ~ part ~ " end"
    ) -%}
    {%- do left[2].append(
        "case when '" ~ feature ~ "' not in (feature_1, feature_2) then "
        ~ part ~ " end"
    ) -%}
{%- endfor -%}

with

segment_reason_parts as (
    select * from {{ ref('segment_reason_parts') }}
),

customer_features as (
    select * from {{ ref('customer_features') }}
),

first_picked as (
    select
        segment_reason_parts.*,
        greatest({{ left[0] | join(', ') }}) as part_1,
        case greatest({{ left[0] | join(', ') }})
            {%- for feature in features %}
                when {{ left[0][loop.index0] }} then '{{ feature }}'
            {%- endfor %}
        end as feature_1
    from segment_reason_parts
    {{ optimization_fence() }}
),

second_picked as (
    select
        first_picked.*,
        greatest({{ left[1] | join(', ') }}) as part_2,
        case greatest({{ left[1] | join(', ') }})
            {%- for feature in features %}
                when {{ left[1][loop.index0] }} then '{{ feature }}'
            {%- endfor %}
        end as feature_2
    from first_picked
    {{ optimization_fence() }}
),

third_picked as {{ cte_materialization(is_kept=true) }} (
    select
        customer_id,
        as_of,
        segment_id,
        runner_up_segment_id,
        greatest(part_of_bias, 0)
        {%- for feature in features %}
            + greatest(part_{{ feature }}, 0)
        {%- endfor %} as parts_in_favour,
        part_1,
        feature_1,
        part_2,
        feature_2,
        greatest({{ left[2] | join(', ') }}) as part_3,
        case greatest({{ left[2] | join(', ') }})
            {%- for feature in features %}
                when {{ left[2][loop.index0] }} then '{{ feature }}'
            {%- endfor %}
        end as feature_3
    from second_picked
),

picked as (
    {% for number in [1, 2, 3] -%}
        select
            customer_id,
            as_of,
            segment_id,
            runner_up_segment_id,
            cast({{ number }} as int) as reason_number,
            feature_{{ number }} as feature,
            part_{{ number }} as part,
            parts_in_favour
        from third_picked
        {% if not loop.last -%} union all {%- endif %}
    {% endfor %}
),

-- Two reasons, and a third one that adds something.
segment_reason_rows as (
    select
        picked.customer_id,
        picked.as_of,
        picked.segment_id,
        picked.runner_up_segment_id,
        picked.reason_number,
        picked.feature,
        picked.part,
        picked.part / picked.parts_in_favour as explained_share,
        case picked.feature
            {% for feature in features -%}
                when '{{ feature }}'
                    then {{ as_double('customer_features.' ~ feature) }}
            {% endfor -%}
        end as customer_value
    from picked
    inner join customer_features
        on picked.customer_id = customer_features.customer_id
    where
        picked.part > 0
        and (
            picked.reason_number <= 2
            or picked.part
            >= {{ var('min_third_reason_share') }} * picked.parts_in_favour
        )
)

select * from segment_reason_rows
