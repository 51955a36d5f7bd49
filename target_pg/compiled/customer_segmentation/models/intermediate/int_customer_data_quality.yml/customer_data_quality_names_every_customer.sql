
    
    



select customer_id
from "postgres"."segmentation_intermediate"."int_customer_data_quality"
where customer_id is null


