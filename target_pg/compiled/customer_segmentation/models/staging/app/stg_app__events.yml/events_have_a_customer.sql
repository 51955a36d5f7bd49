
    
    



select customer_id
from "postgres"."segmentation_staging"."stg_app__events"
where customer_id is null


