
    
    



select segment_id
from "postgres"."segmentation_intermediate"."segment_parameters"
where segment_id is null


