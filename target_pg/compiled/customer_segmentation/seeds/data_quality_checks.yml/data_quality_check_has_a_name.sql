
    
    



select check_name
from "postgres"."segmentation_reference"."data_quality_checks"
where check_name is null


