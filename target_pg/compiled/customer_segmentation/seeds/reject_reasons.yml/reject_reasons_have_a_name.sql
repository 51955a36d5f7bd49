
    
    



select reject_reason
from "postgres"."segmentation_reference"."reject_reasons"
where reject_reason is null


