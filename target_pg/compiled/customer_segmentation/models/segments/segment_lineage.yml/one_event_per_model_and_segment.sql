

select
    model_id,
    segment_id,
    count(*) as count_rows
from "postgres"."segmentation"."segment_lineage"
group by model_id, segment_id
having count(*) > 1

