
    
    



select as_of
from "postgres"."segmentation_intermediate"."int_as_of"
where as_of is null


