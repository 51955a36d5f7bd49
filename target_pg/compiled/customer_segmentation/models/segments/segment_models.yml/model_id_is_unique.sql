
    
    

select
    model_id as unique_field,
    count(*) as n_records

from "postgres"."segmentation"."segment_models"
where model_id is not null
group by model_id
having count(*) > 1


