
    
    



select line_number
from "postgres"."segmentation_staging"."stg_shop__order_lines"
where line_number is null


