
    
    

select
    segment_id as unique_field,
    count(*) as n_records

from "postgres"."segmentation_intermediate"."segment_changes"
where segment_id is not null
group by segment_id
having count(*) > 1


