
    
    



select customer_id
from "postgres"."segmentation_intermediate"."segment_assignments"
where customer_id is null


