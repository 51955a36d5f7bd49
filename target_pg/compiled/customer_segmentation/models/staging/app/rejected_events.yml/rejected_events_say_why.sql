
    
    



select reject_reason
from "postgres"."segmentation"."rejected_events"
where reject_reason is null


