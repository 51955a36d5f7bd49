
    
    



select exchange_rate
from "postgres"."segmentation_intermediate"."int_returns_allocated"
where exchange_rate is null


