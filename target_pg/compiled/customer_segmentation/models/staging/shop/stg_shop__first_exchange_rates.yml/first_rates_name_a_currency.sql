
    
    



select currency
from "postgres"."segmentation_staging"."stg_shop__first_exchange_rates"
where currency is null


