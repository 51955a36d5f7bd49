-- Bins that leave customers out compare today's customers with a part of those
-- that were fitted: a drift would be reported where there is none.
with

segment_feature_bins as (
    select * from {{ ref('segment_feature_bins') }}
)

select
    model_id,
    feature,
    sum(customer_share) as sum_of_shares
from segment_feature_bins
group by 1, 2
having
    abs(sum(customer_share) - 1) > 1e-9
    or count(*) > 10
    or count(*) filter (where upper_edge is null) <> 1
