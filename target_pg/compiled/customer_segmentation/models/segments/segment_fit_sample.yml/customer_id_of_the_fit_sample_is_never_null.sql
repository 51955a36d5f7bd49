
    
    



select customer_id
from "postgres"."segmentation_intermediate"."segment_fit_sample"
where customer_id is null


