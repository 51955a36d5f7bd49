
    
    



select customer_id
from "postgres"."segmentation_intermediate"."int_customer_order_gaps"
where customer_id is null


