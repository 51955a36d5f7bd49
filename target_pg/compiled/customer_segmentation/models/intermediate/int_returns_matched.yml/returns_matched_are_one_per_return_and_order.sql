

select return_id, order_id
from "postgres"."segmentation_intermediate"."int_returns_matched"
group by return_id, order_id
having count(*) > 1

