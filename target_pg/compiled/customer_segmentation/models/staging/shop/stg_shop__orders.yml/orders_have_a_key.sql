
    
    



select order_id
from "postgres"."segmentation_staging"."stg_shop__orders"
where order_id is null


