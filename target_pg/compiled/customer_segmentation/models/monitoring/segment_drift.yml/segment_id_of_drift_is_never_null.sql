
    
    



select segment_id
from "postgres"."segmentation"."segment_drift"
where segment_id is null


