
    
    



select occurred_at
from "postgres"."segmentation_staging"."stg_app__events"
where occurred_at is null


