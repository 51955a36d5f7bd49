
    
    select
      count(*) as failures,
      count(*) != 0 as should_warn,
      count(*) != 0 as should_error
    from (
      
    
  
    
    



select playbook_key
from "postgres"."segmentation_reference"."segment_playbook"
where playbook_key is null



  
  
      
    ) dbt_internal_test