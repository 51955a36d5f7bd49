
    
    



select ordered_at
from "postgres"."segmentation_staging"."stg_shop__orders"
where ordered_at is null


