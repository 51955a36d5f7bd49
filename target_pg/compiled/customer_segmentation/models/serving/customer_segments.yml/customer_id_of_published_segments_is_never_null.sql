
    
    



select customer_id
from "postgres"."segmentation"."customer_segments"
where customer_id is null


