
    
    

select
    return_id as unique_field,
    count(*) as n_records

from "postgres"."segmentation_intermediate"."int_returns_named"
where return_id is not null
group by return_id
having count(*) > 1


