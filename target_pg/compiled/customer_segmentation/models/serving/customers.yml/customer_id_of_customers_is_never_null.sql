
    
    



select customer_id
from "postgres"."segmentation"."customers"
where customer_id is null


