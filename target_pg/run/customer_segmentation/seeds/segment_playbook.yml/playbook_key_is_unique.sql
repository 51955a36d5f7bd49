
    
    select
      count(*) as failures,
      count(*) != 0 as should_warn,
      count(*) != 0 as should_error
    from (
      
    
  
    
    

select
    playbook_key as unique_field,
    count(*) as n_records

from "postgres"."segmentation_reference"."segment_playbook"
where playbook_key is not null
group by playbook_key
having count(*) > 1



  
  
      
    ) dbt_internal_test