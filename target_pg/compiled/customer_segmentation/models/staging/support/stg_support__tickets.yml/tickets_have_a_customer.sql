
    
    



select customer_id
from "postgres"."segmentation_staging"."stg_support__tickets"
where customer_id is null


