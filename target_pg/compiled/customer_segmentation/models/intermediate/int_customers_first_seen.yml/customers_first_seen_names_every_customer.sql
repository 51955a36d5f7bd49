
    
    



select customer_id
from "postgres"."segmentation_intermediate"."int_customers_first_seen"
where customer_id is null


