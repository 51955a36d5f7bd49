-- Two segments whose customers came back as often and spent as much since are
-- one segment for the business: marketing plans two campaigns where one does.
{{ config(severity='warn') }}
with

one as (
    select * from {{ ref('segment_outcomes') }}
),

other as (
    select * from {{ ref('segment_outcomes') }}
),

pairs as (
    select
        one.segment_id,
        other.segment_id as other_segment_id,
        one.segment_name,
        other.segment_name as other_segment_name,
        {{ compared('one', 'other', 'repeat_share') | indent(8) }}
            as repeat_comparison,
        {{ compared('one', 'other', 'mean_net_spend') | indent(8) }}
            as net_spend_comparison
    from one
    -- Prospects are drawn by a rule and get a campaign of their own anyway.
    inner join other
        on one.segment_id < other.segment_id and one.segment_id <> 'S00'
)

select
    'Segments ' || segment_id || ' ' || segment_name || ' and '
    || other_segment_id || ' ' || other_segment_name
    || ' did not differ in orders and spend since they were drawn. '
    || 'See segment_outcomes.' as sentence,
    segment_id,
    other_segment_id
from pairs
where
    coalesce(repeat_comparison, 'same') = 'same'
    and coalesce(net_spend_comparison, 'same') = 'same'
