
    
    



select customer_id
from "postgres"."segmentation_staging"."stg_shop__customers"
where customer_id is null


