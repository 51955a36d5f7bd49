
    
    



select opened_at
from "postgres"."segmentation_staging"."stg_support__tickets"
where opened_at is null


