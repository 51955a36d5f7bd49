
    
    



select customer_id
from "postgres"."segmentation_intermediate"."segment_scoring_features"
where customer_id is null


