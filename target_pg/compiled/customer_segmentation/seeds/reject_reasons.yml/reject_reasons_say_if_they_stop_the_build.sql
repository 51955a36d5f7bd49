
    
    



select stops_the_build
from "postgres"."segmentation_reference"."reject_reasons"
where stops_the_build is null


