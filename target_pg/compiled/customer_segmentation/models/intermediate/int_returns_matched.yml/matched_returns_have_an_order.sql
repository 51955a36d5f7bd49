
    
    



select order_id
from "postgres"."segmentation_intermediate"."int_returns_matched"
where order_id is null


