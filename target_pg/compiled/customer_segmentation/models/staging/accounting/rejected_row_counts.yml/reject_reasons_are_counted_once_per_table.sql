

select source_table, reject_reason
from "postgres"."segmentation"."rejected_row_counts"
group by source_table, reject_reason
having count(*) > 1

