
    
    



select segment_id
from "postgres"."segmentation"."segment_profiles"
where segment_id is null


