

select return_id, order_id
from "postgres"."segmentation_intermediate"."int_returns_split"
group by return_id, order_id
having count(*) > 1

