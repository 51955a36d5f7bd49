
    
    



select reject_reason
from "postgres"."segmentation"."rejected_tickets"
where reject_reason is null


