
    
    



select customer_id
from "postgres"."segmentation_staging"."stg_shop__orders"
where customer_id is null


