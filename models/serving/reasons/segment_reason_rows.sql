with

segment_reason_places as (
    select * from {{ ref('segment_reason_places') }}
),

customer_features as (
    select * from {{ ref('customer_features') }}
),

places as (
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
        from segment_reason_places
        {% if not loop.last -%} union all {%- endif %}
    {% endfor %}
),

-- Two reasons, and a third one that adds something.
segment_reason_rows as (
    select
        places.customer_id,
        places.as_of,
        places.segment_id,
        places.runner_up_segment_id,
        places.reason_number,
        places.feature,
        places.part,
        places.part / places.parts_in_favour as explained_share,
        case places.feature
            {% for feature in var('clustering_features') | sort -%}
                when '{{ feature }}'
                    then {{ as_double('customer_features.' ~ feature) }}
            {% endfor -%}
        end as customer_value
    from places
    inner join customer_features
        on places.customer_id = customer_features.customer_id
    where
        places.part > 0
        and (
            places.reason_number <= 2
            or places.part >= 0.1 * places.parts_in_favour
        )
)

select * from segment_reason_rows
