
    
    



select segment_id
from "postgres"."segmentation"."customer_segments"
where segment_id is null


