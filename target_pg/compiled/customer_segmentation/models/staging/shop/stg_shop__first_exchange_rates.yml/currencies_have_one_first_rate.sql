
    
    

select
    currency as unique_field,
    count(*) as n_records

from "postgres"."segmentation_staging"."stg_shop__first_exchange_rates"
where currency is not null
group by currency
having count(*) > 1


