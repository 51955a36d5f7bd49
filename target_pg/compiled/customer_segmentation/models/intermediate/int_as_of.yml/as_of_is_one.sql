
    
    

select
    as_of as unique_field,
    count(*) as n_records

from "postgres"."segmentation_intermediate"."int_as_of"
where as_of is not null
group by as_of
having count(*) > 1


