
    
    

select
    order_id as unique_field,
    count(*) as n_records

from "postgres"."segmentation_staging"."stg_shop__order_verdicts"
where order_id is not null
group by order_id
having count(*) > 1


