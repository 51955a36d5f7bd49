
    
    



select customer_id
from "postgres"."segmentation_intermediate"."int_customer_tickets"
where customer_id is null


