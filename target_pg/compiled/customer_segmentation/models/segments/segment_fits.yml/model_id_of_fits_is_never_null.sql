
    
    



select model_id
from "postgres"."segmentation"."segment_fits"
where model_id is null


