-- Readers would look for the customers that are missing in the chart.
with

board_segment_history as (
    select * from {{ ref('board_segment_history') }}
)

select
    as_of,
    sum(customer_share) as customer_share,
    sum(count_customers) as count_customers,
    max(count_all) as count_all
from board_segment_history
group by 1
having
    abs(sum(customer_share) - 1) > 1e-9
    or sum(count_customers) <> max(count_all)
    or max(count_below + count_customers) <> max(count_all)
