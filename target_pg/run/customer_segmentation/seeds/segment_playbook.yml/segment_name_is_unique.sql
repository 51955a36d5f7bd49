
    
    select
      count(*) as failures,
      count(*) != 0 as should_warn,
      count(*) != 0 as should_error
    from (
      
    
  
    
    

select
    segment_name as unique_field,
    count(*) as n_records

from "postgres"."segmentation_reference"."segment_playbook"
where segment_name is not null
group by segment_name
having count(*) > 1



  
  
      
    ) dbt_internal_test