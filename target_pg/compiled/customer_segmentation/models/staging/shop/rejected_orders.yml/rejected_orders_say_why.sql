
    
    



select reject_reason
from "postgres"."segmentation"."rejected_orders"
where reject_reason is null


