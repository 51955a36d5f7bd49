
    
    



select time_zone
from "postgres"."segmentation_reference"."time_zones"
where time_zone is null


