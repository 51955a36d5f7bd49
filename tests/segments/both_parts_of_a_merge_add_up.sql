-- A tree that loses customers on the way up is drawn with wrong sizes.
with

segment_merges as (
    select * from {{ ref('segment_merges') }}
),

parts as (
    select
        model_id,
        parent_node,
        count(*) as count_parts,
        sum(count_customers) as count_customers,
        max(height) as height
    from segment_merges
    where parent_node is not null
    group by 1, 2
)

select
    segment_merges.model_id,
    segment_merges.node
from segment_merges
left join parts
    on
        segment_merges.model_id = parts.model_id
        and segment_merges.node = parts.parent_node
where
    segment_merges.left_node is not null
    and (
        parts.count_parts is distinct from 2
        or parts.count_customers is distinct from segment_merges.count_customers
        or parts.height > segment_merges.height
    )
