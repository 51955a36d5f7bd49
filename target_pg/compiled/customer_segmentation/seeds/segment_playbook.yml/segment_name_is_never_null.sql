
    
    



select segment_name
from "postgres"."segmentation_reference"."segment_playbook"
where segment_name is null


