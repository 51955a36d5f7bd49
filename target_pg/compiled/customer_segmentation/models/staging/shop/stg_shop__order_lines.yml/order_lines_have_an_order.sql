
    
    



select order_id
from "postgres"."segmentation_staging"."stg_shop__order_lines"
where order_id is null


