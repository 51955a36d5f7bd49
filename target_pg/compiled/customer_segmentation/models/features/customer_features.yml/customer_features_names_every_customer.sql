
    
    



select customer_id
from "postgres"."segmentation"."customer_features"
where customer_id is null


