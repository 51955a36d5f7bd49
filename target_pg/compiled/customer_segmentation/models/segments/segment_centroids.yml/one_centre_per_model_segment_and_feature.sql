

select
    model_id,
    segment_id,
    feature,
    count(*) as count_rows
from "postgres"."segmentation"."segment_centroids"
group by model_id, segment_id, feature
having count(*) > 1

