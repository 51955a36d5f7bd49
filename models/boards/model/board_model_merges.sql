-- depends_on: {{ ref('customer_segments') }}
with

segment_merges as (
    select * from {{ ref('segment_merges') }}
),

segment_fit_request as (
    select * from {{ ref('segment_fit_request') }}
),

segment_typical_values as (
    select * from {{ ref('segment_typical_values') }}
),

current_merges as (
    select segment_merges.*
    from segment_merges
    inner join segment_fit_request
        on segment_merges.model_id = segment_fit_request.model_id
),

segment_names as (
    select distinct
        segment_id,
        segment_name
    from segment_typical_values
),

-- A segment is named once, at the middle one of its leaves.
leaves as (
    select
        node,
        row_number() over (
            partition by segment_id order by position_across asc
        ) as place,
        count(*) over (partition by segment_id) as count_leaves
    from current_merges
    where left_node is null
),

-- A node hangs from the height at which it merged into another.
board_model_merges as (
    select
        segment_fit_request.as_of,
        nodes.node,
        nodes.parent_node,
        nodes.segment_id,
        segment_names.segment_name,
        nodes.position_across,
        nodes.height,
        parents.position_across as parent_position,
        coalesce(parents.height, nodes.height) as parent_height,
        nodes.left_node is null as is_leaf,
        nodes.count_customers,
        nodes.segment_share,
        case
            when leaves.place = floor((leaves.count_leaves + 1) / 2)
                then
                    nodes.segment_id
                    || coalesce(' ' || segment_names.segment_name, '')
        end as leaf_name
    from current_merges as nodes
    cross join segment_fit_request
    left join current_merges as parents
        on nodes.parent_node = parents.node
    left join leaves on nodes.node = leaves.node
    left join segment_names
        on nodes.segment_id = segment_names.segment_id
)

select * from board_model_merges
