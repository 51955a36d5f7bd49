
    
    



select reject_reason
from "postgres"."segmentation"."rejected_customers"
where reject_reason is null


