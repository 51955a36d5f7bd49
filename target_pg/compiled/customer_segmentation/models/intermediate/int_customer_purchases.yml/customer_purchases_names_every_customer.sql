
    
    



select customer_id
from "postgres"."segmentation_intermediate"."int_customer_purchases"
where customer_id is null


