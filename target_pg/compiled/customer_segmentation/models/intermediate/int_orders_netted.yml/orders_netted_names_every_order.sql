
    
    



select order_id
from "postgres"."segmentation_intermediate"."int_orders_netted"
where order_id is null


