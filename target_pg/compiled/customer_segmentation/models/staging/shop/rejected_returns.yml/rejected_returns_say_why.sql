
    
    



select reject_reason
from "postgres"."segmentation"."rejected_returns"
where reject_reason is null


