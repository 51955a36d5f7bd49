
    
    



select returned_at
from "postgres"."segmentation_staging"."stg_shop__returns"
where returned_at is null


