

select customer_id, product_id, movement_number
from "postgres"."segmentation_intermediate"."int_product_levels"
group by customer_id, product_id, movement_number
having count(*) > 1

