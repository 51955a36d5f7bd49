
    
    



select as_of
from "postgres"."segmentation_intermediate"."published_segment_runs"
where as_of is null


