
    
    



select customer_id
from "postgres"."segmentation_intermediate"."int_customers_observed"
where customer_id is null


