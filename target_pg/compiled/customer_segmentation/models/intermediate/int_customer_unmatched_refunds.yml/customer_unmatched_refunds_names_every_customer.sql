
    
    



select customer_id
from "postgres"."segmentation_intermediate"."int_customer_unmatched_refunds"
where customer_id is null


