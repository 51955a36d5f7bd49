
    
    



select model_id
from "postgres"."segmentation"."segment_models"
where model_id is null


