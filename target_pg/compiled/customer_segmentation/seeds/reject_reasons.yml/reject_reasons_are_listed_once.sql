
    
    

select
    reject_reason as unique_field,
    count(*) as n_records

from "postgres"."segmentation_reference"."reject_reasons"
where reject_reason is not null
group by reject_reason
having count(*) > 1


