-- Bins that leave customers out compare today's customers with a part of those
-- that were fitted: a drift would be reported where there is none.
with

segment_feature_bins as (
    select * from {{ ref('segment_feature_bins') }}
)

select
    model_id,
    feature,
    sum(share) as share
from segment_feature_bins
group by 1, 2
having
    abs(sum(share) - 1) > 1e-9
    or count(*) > 10
    or count(*) filter (where upper_edge is null) <> 1
