-- If not, a reason explains something else than why the customer is in the
-- segment.
with

segment_reason_parts as (
    select * from {{ ref('segment_reason_parts') }}
),

sums as (
    select
        customer_id,
        margin,
        part_of_bias
        {%- for feature in clustering_features() | sort %}
            + part_{{ feature }}
        {%- endfor %} as sum_of_parts,
        abs(part_of_bias)
        {%- for feature in clustering_features() | sort %}
            + abs(part_{{ feature }})
        {%- endfor %} as size_of_parts
    from segment_reason_parts
)

select
    customer_id,
    margin,
    sum_of_parts
from sums
where
    sum_of_parts is null
    or abs(sum_of_parts - margin) > 0.000000001 * (1 + size_of_parts)
