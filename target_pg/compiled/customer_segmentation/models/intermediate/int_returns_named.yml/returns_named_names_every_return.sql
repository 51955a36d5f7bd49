
    
    



select return_id
from "postgres"."segmentation_intermediate"."int_returns_named"
where return_id is null


