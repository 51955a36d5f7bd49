

select
    as_of,
    segment_id,
    count(*) as count_rows
from "postgres"."segmentation"."segment_sizes"
group by as_of, segment_id
having count(*) > 1

