
    
    



select order_id
from "postgres"."segmentation_intermediate"."int_orders_valued"
where order_id is null


