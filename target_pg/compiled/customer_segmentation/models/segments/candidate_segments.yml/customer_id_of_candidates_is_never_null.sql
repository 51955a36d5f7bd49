
    
    



select customer_id
from "postgres"."segmentation"."candidate_segments"
where customer_id is null


