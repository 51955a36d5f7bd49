

select order_id, line_number
from "postgres"."segmentation_staging"."stg_shop__order_lines"
group by order_id, line_number
having count(*) > 1

