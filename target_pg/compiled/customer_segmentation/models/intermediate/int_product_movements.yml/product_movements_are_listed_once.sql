

select customer_id, product_id, order_id, return_id
from "postgres"."segmentation_intermediate"."int_product_movements"
group by customer_id, product_id, order_id, return_id
having count(*) > 1

