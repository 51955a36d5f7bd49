
    
    



select playbook_key
from "postgres"."segmentation_reference"."segment_playbook"
where playbook_key is null


