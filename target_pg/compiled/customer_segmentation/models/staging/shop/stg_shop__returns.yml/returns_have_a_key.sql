
    
    



select return_id
from "postgres"."segmentation_staging"."stg_shop__returns"
where return_id is null


