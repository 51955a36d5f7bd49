
    
    



select segment_id
from "postgres"."segmentation"."candidate_segments"
where segment_id is null


