
    
    



select ticket_id
from "postgres"."segmentation_staging"."stg_support__tickets"
where ticket_id is null


