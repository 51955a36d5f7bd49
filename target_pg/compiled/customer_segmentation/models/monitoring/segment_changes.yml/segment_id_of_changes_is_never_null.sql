
    
    



select segment_id
from "postgres"."segmentation_intermediate"."segment_changes"
where segment_id is null


