
    
    



select reject_reason
from "postgres"."segmentation"."rejected_order_lines"
where reject_reason is null


