
    
    



select gross_amount
from "postgres"."segmentation_intermediate"."int_orders_valued"
where gross_amount is null


