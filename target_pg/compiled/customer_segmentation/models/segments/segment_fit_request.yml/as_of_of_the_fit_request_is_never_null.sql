
    
    



select as_of
from "postgres"."segmentation_intermediate"."segment_fit_request"
where as_of is null


