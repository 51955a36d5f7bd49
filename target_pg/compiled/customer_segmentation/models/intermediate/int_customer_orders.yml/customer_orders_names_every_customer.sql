
    
    



select customer_id
from "postgres"."segmentation_intermediate"."int_customer_orders"
where customer_id is null


