
    
    



select customer_id
from "postgres"."segmentation_staging"."stg_shop__returns"
where customer_id is null


