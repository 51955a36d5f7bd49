
    
    



select event_id
from "postgres"."segmentation_staging"."stg_app__events"
where event_id is null


