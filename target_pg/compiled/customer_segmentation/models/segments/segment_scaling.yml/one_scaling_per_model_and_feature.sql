

select
    model_id,
    feature,
    count(*) as count_rows
from "postgres"."segmentation"."segment_scaling"
group by model_id, feature
having count(*) > 1

