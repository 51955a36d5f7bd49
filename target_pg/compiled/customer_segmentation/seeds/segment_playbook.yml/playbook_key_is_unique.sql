
    
    

select
    playbook_key as unique_field,
    count(*) as n_records

from "postgres"."segmentation_reference"."segment_playbook"
where playbook_key is not null
group by playbook_key
having count(*) > 1


